import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { TranscriptLine } from '../session/session-state.js';
import { selectVisibleLines } from './select-visible-lines.js';
import { TranscriptRow } from './transcript-row.js';

/** Props of {@link Transcript}. */
export interface TranscriptProps {
  lines: readonly TranscriptLine[];
  /** Height of the screen: no more lines than that are laid out. */
  rows: number;
  /** How many lines the view is scrolled back. */
  offset: number;
}

/** The transcript, its newest line at the bottom; what does not fit is cut at the top. */
export function Transcript({ lines, rows, offset }: TranscriptProps): ReactElement {
  const visible = selectVisibleLines(lines, { rows, offset });
  const first = lines.length - offset - visible.length;
  return (
    <Box flexDirection="column" flexGrow={1} justifyContent="flex-end" overflow="hidden">
      {visible.length === 0 && (
        <Text dimColor>
          Try: search: weather, then connect: 1, then tools. help lists the rest.
        </Text>
      )}
      {visible.map((line, index) => (
        <TranscriptRow key={first + index} line={line} />
      ))}
    </Box>
  );
}
