import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, measureWidth } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import type { HistorySearch } from './input-state.js';

/** Props of {@link HistorySearchLine}. */
export interface HistorySearchLineProps {
  search: HistorySearch;
  history: readonly string[];
  columns: number;
}

/** One line: what is searched for in the history, and the line that was found. */
export function HistorySearchLine({
  search: { text, found },
  history,
  columns,
}: HistorySearchLineProps): ReactElement {
  const theme = useTheme();
  const line = found === null ? undefined : history[found];
  const title = text !== '' && line === undefined ? 'no such line' : 'earlier line with';
  // What is searched for is seen from its end, where it is typed.
  const typed = text.slice(-Math.max(8, Math.floor(columns / 3)));
  const used = measureWidth(`${title}: ${typed}  `).width;
  return (
    <Box flexShrink={0} height={1}>
      <Text wrap="truncate-end">
        <Text {...(title === 'no such line' ? theme.warning : theme.accent)}>{`${title}: `}</Text>
        {typed}
        <Text inverse> </Text>
        <Text>{` ${found === null ? '' : fitWidth(around(line ?? '', text), columns - used)}`}</Text>
      </Text>
    </Box>
  );
}

/** A long line, from a little before what was found in it. */
function around(line: string, text: string): string {
  const at = line.toLowerCase().indexOf(text.toLowerCase());
  return at > 20 ? `…${line.slice(at - 10)}` : line;
}
