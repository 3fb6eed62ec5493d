import { Box } from 'ink';
import type { ReactElement } from 'react';
import { FailureNote } from '../../frame/failure-note.js';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useToday } from '../../frame/use-today.js';
import { Words } from '../../frame/words.js';
import { FilterLine } from '../../lists/filter-line.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { HistoryRowView } from './history-row-view.js';
import type { HistoryState } from './history-state.js';
import { selectHistory } from './select-history.js';

const failureRows = 3;

/** The calls that the proxy remembers, the newest first. */
export function HistoryPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const today = useToday();
  const { history } = state;
  const list = state.lists.history;
  const items = selectHistory(state);
  const room = Math.max(1, rows - 2 - rowsBeside.history);
  return (
    <Pane
      columns={columns}
      isFocused={isFocused}
      note={noteOf(history, items.length)}
      rows={rows}
      title="History"
    >
      <FilterLine columns={columns - 4} list={list} placeholder="/ to filter" />
      <Box flexDirection="column" flexShrink={0} height={room} overflow="hidden">
        {history.failure !== undefined && <FailureNote failure={history.failure} />}
        {items.length === 0 ? (
          <Words columns={columns - 4} text={emptyWords(history)} />
        ) : (
          <ListRows
            items={items}
            list={list}
            render={(row, { isSelected }) => (
              <HistoryRowView
                columns={columns - 4}
                isFocused={isFocused}
                isSelected={isSelected}
                row={row}
                today={today}
              />
            )}
            rows={history.failure === undefined ? room : Math.max(1, room - failureRows)}
          />
        )}
      </Box>
    </Pane>
  );
}

function noteOf({ executions, nextCursor, status }: HistoryState, shown: number): string {
  if (status === 'loading') return 'reading';
  if (status === 'more') return 'reading more';
  const all = `${executions.length}${nextCursor === undefined ? '' : '+'}`;
  return shown === executions.length ? all : `${shown} of ${all}`;
}

function emptyWords({ executions, status, nextCursor }: HistoryState): string {
  if (executions.length > 0) {
    const rest = nextCursor === undefined ? '' : ' Only those that have been read are looked at.';
    return `No call matches. Esc clears the filter.${rest}`;
  }
  if (status === 'failed') return 'H reads it again.';
  if (status === 'ready') return 'Nothing has been called yet. Enter on a tool opens its form.';
  return 'Reading what was called.';
}
