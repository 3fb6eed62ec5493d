import { Text } from 'ink';
import type { ReactElement } from 'react';
import { FailureNote } from '../../frame/failure-note.js';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { useToday } from '../../frame/use-today.js';
import { FilterLine } from '../../lists/filter-line.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { useTheme } from '../../theme/use-theme.js';
import { ConnectionRow } from './connection-row.js';
import type { ConnectionsState } from './connections-state.js';
import { selectConnections } from './select-connections.js';

/** All connections of this user, whoever opened them. */
export function ConnectionsPane({
  state,
  columns,
  rows,
  isFocused,
}: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const today = useToday();
  const { connections, currentId, status, failure } = state.connections;
  const list = state.lists.connections;
  const items = selectConnections(state);
  const width = columns - 4;
  const all = connections.length;
  const note = items.length === all ? `${all}` : `${items.length} of ${all}`;
  const room = Math.max(1, rows - 2 - rowsBeside.connections - (failure === undefined ? 0 : 3));
  return (
    <Pane columns={columns} isFocused={isFocused} note={note} rows={rows} title="Connections">
      <FilterLine columns={width} list={list} placeholder={placeholderOf(state.connections)} />
      {failure !== undefined && <FailureNote failure={failure} />}
      <ListRows
        items={items}
        list={list}
        render={(row, { isSelected }) => (
          <ConnectionRow
            columns={width}
            isCurrent={row.connection.id === currentId}
            isFocused={isFocused}
            isSelected={isSelected}
            row={row}
            today={today}
          />
        )}
        rows={room}
      />
      {items.length === 0 && status === 'ready' && (
        <Text {...theme.muted} wrap="wrap">
          {all === 0
            ? 'Nothing is connected. S shows services; c connects to the one under the cursor.'
            : 'No connection matches. Esc clears the filter.'}
        </Text>
      )}
    </Pane>
  );
}

function placeholderOf({ status, connections }: ConnectionsState): string {
  if (status === 'loading') return 'reading…';
  return connections.length === 0 ? '' : '* in use, / to filter';
}
