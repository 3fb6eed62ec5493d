import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { bodyRows } from './body-rows.js';
import { describePosition } from './describe-position.js';
import type { ResultDocument } from './result-document.js';
import { ResultLine } from './result-line.js';
import type { ResultStyles } from './result-styles.js';
import { ResultTabs } from './result-tabs.js';
import type { ResultViewName } from './result-view-name.js';
import type { ResultViewState } from './result-view-state.js';
import { rowColumns } from './row-columns.js';

/** Props of {@link ResultView}. */
export interface ResultViewProps {
  readonly document: ResultDocument;
  readonly state: ResultViewState;
  /** Those that the result has: see `availableViews`. */
  readonly views: readonly ResultViewName[];
  readonly columns: number;
  readonly rows: number;
  readonly colors: ResultStyles;
  /** Rows of the image, in the view of that name: see `PictureView`. @default the image as one line of text */
  readonly picture?: ReactElement | undefined;
}

/** A result in one of its views: the names of the views, the rows that fit, and where one is. Only those rows are made. */
export function ResultView(props: ResultViewProps): ReactElement {
  const { document, state, views, columns, rows, colors, picture } = props;
  const { cursor, expanded, search } = state;
  const layout = { columns: rowColumns(columns, document.view), expanded };
  const height = bodyRows(rows);
  const { count, isExact } = document.lineCount(layout);
  // What is closed, or wider than before, may leave fewer rows than were there.
  const offset = Math.max(0, Math.min(state.offset, count - height));
  const lines = document.lines(offset, height, layout);
  const isTree = document.view === 'tree';
  const chosen = isTree ? Math.min(cursor, count - 1) - offset : undefined;
  const query = search === undefined ? '' : search.query;
  const position = describePosition(
    { ...state, offset },
    { lineCount: count, isExact, rows: height },
  );
  return (
    <Box flexDirection="column" height={rows} width={columns}>
      {height < rows && <ResultTabs colors={colors} view={state.view} views={views} />}
      <Box flexDirection="column" height={height} overflow="hidden">
        {picture ??
          lines.map((row, index) => (
            <ResultLine
              colors={colors}
              key={index}
              query={query}
              row={row}
              {...(chosen === undefined ? {} : { isChosen: index === chosen })}
            />
          ))}
        {picture === undefined && lines.length === 0 && (
          <Text {...colors.muted}>Counting the rows …</Text>
        )}
      </Box>
      {height < rows && (
        <Text wrap="truncate" {...colors.muted}>
          {picture === undefined ? position : ' '}
        </Text>
      )}
    </Box>
  );
}
