import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { useTheme } from '../theme/use-theme.js';
import { breakLines } from './break-lines.js';

/** Props of {@link Words}. */
export interface WordsProps {
  /** Ours, and so safe to show. */
  text: string;
  columns: number;
}

/** A sentence to whoever looks at something empty, on as many lines as it takes. */
export function Words({ text, columns }: WordsProps): ReactElement {
  const theme = useTheme();
  return (
    <Box flexDirection="column" flexShrink={0}>
      {breakLines(text, { width: columns }).map((line, index) => (
        <Text key={index} {...theme.muted} wrap="truncate-end">
          {line}
        </Text>
      ))}
    </Box>
  );
}
