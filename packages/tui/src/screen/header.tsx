import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { sanitizeLine } from '@nanda/terminal';
import type { OpenConnection } from '../client/interactive-client.js';

/** Props of {@link Header}. */
export interface HeaderProps {
  connection: OpenConnection | undefined;
}

/** One line: what this is, and what it is connected to. */
export function Header({ connection }: HeaderProps): ReactElement {
  const status =
    connection === undefined
      ? '○ not connected'
      : `● ${sanitizeLine(connection.serviceName)} (${sanitizeLine(connection.id)})`;
  return (
    <Box flexShrink={0} height={1}>
      <Box flexShrink={0}>
        <Text bold color="cyan">
          {'NANDA  '}
        </Text>
      </Box>
      <Text wrap="truncate-end" {...(connection === undefined ? { dimColor: true } : {})}>
        {status}
      </Text>
    </Box>
  );
}
