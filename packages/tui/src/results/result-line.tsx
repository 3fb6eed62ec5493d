import { Text } from 'ink';
import type { ReactElement } from 'react';
import { markMatches } from './mark-matches.js';
import type { ResultRow } from './result-row.js';
import type { ResultStyles } from './result-styles.js';

/** Props of {@link ResultLine}. */
export interface ResultLineProps {
  readonly row: ResultRow;
  readonly colors: ResultStyles;
  /** Whether a key would act on it; undefined where no row is chosen. */
  readonly isChosen?: boolean;
  /** What is looked for; '' for nothing. */
  readonly query: string;
}

/** One row of a result. It never wraps. */
export function ResultLine({ row, colors, isChosen, query }: ResultLineProps): ReactElement {
  const { indent } = row;
  const spans = withoutHangingBlank(row);
  const sign = isChosen === undefined ? '' : isChosen ? '› ' : '  ';
  // Ink gives no row to what is empty.
  const isEmpty = indent === 0 && sign === '' && spans.every(({ text }) => text === '');
  const marked = markMatches(spans, { query });
  // The blank between two words may stand one column beyond the row that it ends.
  const last = marked.length - 1;
  return (
    <Text bold={isChosen === true} wrap="truncate">
      {isEmpty ? ' ' : sign + ' '.repeat(indent)}
      {marked.map(({ text, role }, index) => (
        <Text key={index} {...(role === undefined ? {} : colors[role])}>
          {row.isContinued && index === last ? text.trimEnd() : text}
        </Text>
      ))}
    </Text>
  );
}

/** The blank that a line was broken at stands behind the last column: for who searches, not to be seen. */
function withoutHangingBlank({ spans, isContinued }: ResultRow): ResultRow['spans'] {
  const last = spans.at(-1);
  if (!isContinued || last?.text.endsWith(' ') !== true) return spans;
  return [...spans.slice(0, -1), { ...last, text: last.text.slice(0, -1) }];
}
