import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { sanitizeLine } from '@nanda/terminal';
import type { OpenConnection } from '../client/interactive-client.js';

/** Props of {@link ToolPane}. */
export interface ToolPaneProps {
  connection: OpenConnection;
  columns: number;
  /** Rows of the pane, its border included. */
  rows: number;
}

/** On wide screens: the tools of the current connection, one row each. */
export function ToolPane({ connection, columns, rows }: ToolPaneProps): ReactElement {
  const room = Math.max(0, rows - 3);
  const { tools } = connection;
  const shown = tools.length > room ? tools.slice(0, Math.max(0, room - 1)) : tools;
  return (
    <Box
      borderStyle="single"
      borderDimColor
      flexDirection="column"
      flexShrink={0}
      overflow="hidden"
      paddingX={1}
      width={columns}
    >
      <Text bold>Tools</Text>
      {shown.map(({ name }) => (
        <Text key={name} wrap="truncate-end">
          {sanitizeLine(name)}
        </Text>
      ))}
      {shown.length < tools.length && (
        <Text dimColor>{`… ${tools.length - shown.length} more`}</Text>
      )}
    </Box>
  );
}
