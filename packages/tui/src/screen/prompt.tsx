import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { selectPromptWindow } from './select-prompt-window.js';

/** Props of {@link Prompt}. */
export interface PromptProps {
  text: string;
  cursor: number;
  columns: number;
}

/** The line that is being typed, with its cursor. */
export function Prompt({ text, cursor, columns }: PromptProps): ReactElement {
  const { before, under, after } = selectPromptWindow(text, { cursor, columns: columns - 2 });
  return (
    <Box flexShrink={0} height={1}>
      <Text wrap="truncate-end">
        <Text bold color="cyan">
          {'> '}
        </Text>
        {before}
        <Text inverse>{under}</Text>
        {after}
      </Text>
    </Box>
  );
}
