import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { RunningCommand } from '../session/session-state.js';
import { formatProgress } from './format-progress.js';

/** Props of {@link RunningLine}. */
export interface RunningLineProps {
  running: RunningCommand;
  /** On the clock of `running.startedAt`, in milliseconds. */
  now: number;
  columns: number;
}

/** One line: the running command, how long it has run, how far it is. */
export function RunningLine({ running, now, columns }: RunningLineProps): ReactElement {
  const elapsed = Math.max(0, now - running.startedAt) / 1000;
  const barColumns = columns >= 70 ? 24 : 10;
  const bar = formatProgress(running.progress ?? {}, { columns: barColumns });
  const parts = [running.label, `${elapsed.toFixed(1)} s`, bar, running.progress?.message ?? ''];
  return (
    <Box flexShrink={0} height={1}>
      <Text color="yellow" wrap="truncate-end">
        {`◆ ${parts.filter((part) => part !== '').join('  ')}`}
      </Text>
    </Box>
  );
}
