import { Box } from 'ink';
import type { ReactElement } from 'react';
import { windowOf } from '../lists/window-of.js';
import { CompletionRow } from './completion-row.js';
import { completionRows } from './completion-rows.js';
import type { CompletionState } from './completion-state.js';
import { fitCandidates } from './fit-candidates.js';

/** Props of {@link CompletionPopup}. */
export interface CompletionPopupProps {
  completion: CompletionState;
  /** What it lies over, in cells: the box that it is put into. */
  columns: number;
  rows: number;
}

/** The edges, and the sign of the selected one. */
const beside = 3;

/**
 * What could be typed next, over the last rows of the box that it is put into, beginning where the word does if there is
 * room for it.
 */
export function CompletionPopup({ completion, columns, rows }: CompletionPopupProps): ReactElement {
  const { candidates, selected, from } = completion;
  const height = completionRows(completion, { rows });
  // In the middle of the rows there is something to be seen on both sides of the selected one.
  const offset = selected - Math.floor(height / 2);
  const { first, count } = windowOf(
    { cursor: selected, offset: Math.max(0, offset) },
    { count: candidates.length, rows: height },
  );
  const shown = candidates.slice(first, first + count);
  const texts = fitCandidates(shown, { columns: columns - beside });
  const width = Math.min(columns, beside + texts.width);
  const left = Math.max(0, Math.min(from, columns - width));
  return (
    <Box
      flexDirection="column"
      height={count}
      left={left}
      position="absolute"
      top={rows - count}
      width={width}
    >
      {texts.rows.map((row, index) => (
        <CompletionRow
          key={first + index}
          {...row}
          hasMore={
            (index === 0 && first > 0) || (index === count - 1 && first + count < candidates.length)
          }
          isSelected={first + index === selected}
        />
      ))}
    </Box>
  );
}
