import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, measureWidth, sanitizeLine } from '@nanda/terminal';
import { fitText } from '../lists/fit-text.js';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { SessionState } from '../session/session-state.js';
import { useTheme } from '../theme/use-theme.js';
import { describeProxy } from './describe-proxy.js';

/** Props of {@link Header}. */
export interface HeaderProps {
  state: SessionState;
  columns: number;
}

/** One line: what this is, what it is connected to, and how the proxy is. */
export function Header({ state, columns }: HeaderProps): ReactElement {
  const theme = useTheme();
  const connection = findCurrentConnection(state);
  const proxy = describeProxy(state.proxy);
  const others = state.connections.connections.length - 1;
  const more = others > 0 ? ` +${others}` : '';
  const status =
    connection === undefined
      ? '○ not connected'
      : `● ${sanitizeLine(connection.metadata.serviceName)}${more}`;
  const wrong = fitText(proxy.text, Math.floor(columns * 0.65));
  const room = Math.max(0, columns - 7 - measureWidth(wrong).width - 2);
  // The id says which of several it is; a part of it says nothing.
  const id = connection === undefined ? '' : ` (${sanitizeLine(connection.id)})`;
  const hasRoom = measureWidth(status + id).width <= Math.min(room, columns / 2);
  return (
    <Box flexShrink={0} height={1} justifyContent="space-between" width={columns}>
      <Text wrap="truncate-end">
        <Text {...theme.heading}>{'NANDA  '}</Text>
        <Text {...(connection === undefined ? theme.muted : theme.text)}>
          {fitWidth(status, room)}
        </Text>
        {hasRoom && <Text {...theme.muted}>{id}</Text>}
      </Text>
      {wrong !== '' && <Text {...theme[proxy.role]}>{wrong}</Text>}
    </Box>
  );
}
