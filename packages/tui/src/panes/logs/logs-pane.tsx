import type { ReactElement } from 'react';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { Words } from '../../frame/words.js';
import { FilterLine } from '../../lists/filter-line.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { LogRow } from './log-row.js';
import { selectLogs } from './select-logs.js';

/** What tools, connections and the proxy have logged; the end of it, unless somebody has gone up. */
export function LogsPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const { lines, threshold } = state.logs;
  const list = state.lists.logs;
  const shown = selectLogs(state);
  const count =
    shown.length === lines.length ? `${lines.length}` : `${shown.length} of ${lines.length}`;
  const isBehind = list.cursor < shown.length - 1;
  const notes = [
    ...(threshold === 'debug' ? [] : [`from ${threshold} on`]),
    ...(isBehind ? ['G follows the end'] : []),
    count,
  ];
  return (
    <Pane columns={columns} isFocused={isFocused} note={notes.join(' · ')} rows={rows} title="Logs">
      <FilterLine columns={columns - 4} list={list} placeholder="/ to filter, v for less" />
      {shown.length === 0 ? (
        <Words
          columns={columns - 4}
          text={
            lines.length === 0
              ? 'Nothing has been logged. What tools log while they run is kept here.'
              : 'No line matches. Esc clears the filter, v shows less and then all again.'
          }
        />
      ) : (
        <ListRows
          items={shown}
          list={list}
          render={(line, { isSelected }) => (
            <LogRow
              columns={columns - 4}
              isFocused={isFocused}
              isSelected={isSelected}
              line={line}
            />
          )}
          rows={Math.max(1, rows - 2 - rowsBeside.logs)}
        />
      )}
    </Pane>
  );
}
