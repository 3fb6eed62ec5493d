import { Box } from 'ink';
import { Fragment, type ReactElement } from 'react';
import type { ListState } from './list-state.js';
import { windowOf } from './window-of.js';

/** Props of {@link ListRows}. */
export interface ListRowsProps<Row> {
  items: readonly Row[];
  list: ListState;
  /** How many rows there is room for. */
  rows: number;
  /** Draws one row, on one line. */
  render: (row: Row, at: { index: number; isSelected: boolean }) => ReactElement;
}

/** The part of a list that is in sight: nothing is drawn, made safe or measured of the rest. */
export function ListRows<Row>({ items, list, rows, render }: ListRowsProps<Row>): ReactElement {
  const { first, count } = windowOf(list, { count: items.length, rows });
  // The list may have become shorter since the cursor was put there.
  const cursor = Math.min(list.cursor, items.length - 1);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {items.slice(first, first + count).map((item, at) => {
        const index = first + at;
        return (
          <Fragment key={index}>{render(item, { index, isSelected: index === cursor })}</Fragment>
        );
      })}
    </Box>
  );
}
