import { Text } from 'ink';
import type { ReactElement } from 'react';
import { sanitizeLine } from '@nanda/terminal';
import { Words } from '../../frame/words.js';
import { findCurrentConnection } from '../../session/find-current-connection.js';
import type { SessionState } from '../../session/session-state.js';
import { useTheme } from '../../theme/use-theme.js';

/** Props of {@link TranscriptHint}. */
export interface TranscriptHintProps {
  state: SessionState;
  columns: number;
}

/** What to do first, where nothing has been done. */
export function TranscriptHint({ state, columns }: TranscriptHintProps): ReactElement {
  const theme = useTheme();
  const connection = findCurrentConnection(state);
  const lines =
    connection === undefined
      ? ['search: weather', 'connect: 1', 'tools']
      : ['tools', 'call <tool> --name value', 'search: weather'];
  const intro =
    connection === undefined
      ? 'Type a command, or Esc for the panes. To begin with:'
      : `Connected to ${sanitizeLine(connection.metadata.serviceName)}. Esc, then Enter on a tool; or type:`;
  return (
    <>
      <Words columns={columns} text={intro} />
      {lines.map((line) => (
        <Text key={line} wrap="truncate-end">
          <Text {...theme.accent}>{'  > '}</Text>
          {line}
        </Text>
      ))}
      <Words columns={columns} text="help lists all commands; ? in the panes lists all keys." />
    </>
  );
}
