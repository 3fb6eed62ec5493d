import { Box, Text } from 'ink';
import type { ReactElement } from 'react';

/** Props of {@link Footer}. */
export interface FooterProps {
  isRunning: boolean;
  /** True after one Ctrl-C with nothing to cancel. */
  isQuitArmed: boolean;
  /** How many lines the transcript is scrolled back. */
  offset: number;
  /** True when there are older lines than those that are shown. */
  canScroll: boolean;
}

/** One line: the keys that do something now. */
export function Footer(props: FooterProps): ReactElement {
  return (
    <Box flexShrink={0} height={1}>
      <Text dimColor wrap="truncate-end">
        {describeKeys(props)}
      </Text>
    </Box>
  );
}

function describeKeys({ isRunning, isQuitArmed, offset, canScroll }: FooterProps): string {
  if (isQuitArmed) return 'Ctrl-C again to quit';
  const keys = isRunning ? ['Ctrl-C cancel'] : ['Enter run', '↑↓ history', 'help', 'Ctrl-D quit'];
  if (canScroll) keys.push('PgUp older');
  if (offset > 0) keys.push(`PgDn newer (${offset} below)`);
  return keys.join(' · ');
}
