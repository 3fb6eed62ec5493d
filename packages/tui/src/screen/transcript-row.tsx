import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { TranscriptLine } from '../session/session-state.js';

/** Props of {@link TranscriptRow}. */
export interface TranscriptRowProps {
  line: TranscriptLine;
}

/** One line of the transcript; a long one wraps. */
export function TranscriptRow({ line: { kind, text } }: TranscriptRowProps): ReactElement {
  return (
    <Box flexShrink={0} marginTop={kind === 'command' ? 1 : 0}>
      {kind === 'command' && <Text bold>{`> ${text}`}</Text>}
      {kind === 'output' && <Text>{text === '' ? ' ' : text}</Text>}
      {kind === 'error' && <Text color="red">{text}</Text>}
      {kind === 'hint' && <Text dimColor>{text}</Text>}
    </Box>
  );
}
