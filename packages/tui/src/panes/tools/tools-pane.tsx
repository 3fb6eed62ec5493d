import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { sanitizeLine } from '@nanda/terminal';
import type { SessionPaneProps } from '../../frame/pane-props.js';
import { Pane } from '../../frame/pane.js';
import { FilterLine } from '../../lists/filter-line.js';
import { ListRows } from '../../lists/list-rows.js';
import { rowsBeside } from '../../lists/rows-beside.js';
import { findCurrentConnection } from '../../session/find-current-connection.js';
import { useTheme } from '../../theme/use-theme.js';
import { selectTools } from './select-tools.js';
import { ToolRowView } from './tool-row-view.js';

/** The tools of the current connection, and what the one under the cursor does. */
export function ToolsPane({ state, columns, rows, isFocused }: SessionPaneProps): ReactElement {
  const theme = useTheme();
  const connection = findCurrentConnection(state);
  const list = state.lists.tools;
  if (connection === undefined) {
    return (
      <Pane columns={columns} isFocused={isFocused} rows={rows} title="Tools">
        <Text wrap="wrap">Not connected.</Text>
        <Text {...theme.muted} wrap="wrap">
          S shows services; c connects to the one under the cursor.
        </Text>
      </Pane>
    );
  }
  const tools = selectTools(state);
  const all = connection.metadata.tools.length;
  const room = Math.max(1, rows - 2 - rowsBeside.tools);
  const note = tools.length === all ? `${all}` : `${tools.length} of ${all}`;
  return (
    <Pane
      columns={columns}
      isFocused={isFocused}
      note={note}
      rows={rows}
      title={`Tools of ${sanitizeLine(connection.metadata.serviceName)}`}
    >
      <FilterLine columns={columns - 4} list={list} placeholder="/ to filter" />
      {tools.length === 0 ? (
        <Text {...theme.muted} wrap="wrap">
          {all === 0 ? 'This service has no tools.' : 'No tool matches. Esc clears the filter.'}
        </Text>
      ) : (
        <Box flexDirection="column">
          <ListRows
            items={tools}
            list={list}
            render={(row, { isSelected }) => (
              <ToolRowView
                columns={columns - 4}
                isFocused={isFocused}
                isSelected={isSelected}
                row={row}
              />
            )}
            rows={room}
          />
        </Box>
      )}
    </Pane>
  );
}
