import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth } from '@nanda/terminal';
import { fitText } from '../lists/fit-text.js';
import { formatElapsed } from '../panes/runs/format-elapsed.js';
import { formatProgress } from '../panes/runs/format-progress.js';
import type { SessionState } from '../session/session-state.js';
import { useTheme } from '../theme/use-theme.js';

/** Props of {@link StatusLine}. */
export interface StatusLineProps {
  state: SessionState;
  columns: number;
  /** On the session's clock, in milliseconds. */
  now: number;
}

/** One line: what was begun last and still runs, how long, how far. */
export function StatusLine({ state, columns, now }: StatusLineProps): ReactElement {
  const theme = useTheme();
  const task = state.tasks.at(-1);
  if (task === undefined) return <Box flexShrink={0} height={1} />;
  const run = state.runs.runs.find(({ id }) => id === task.runId);
  const progress = run?.progress ?? task.progress ?? {};
  const others = state.tasks.length - 1;
  const parts = [
    task.label,
    formatElapsed(now - task.startedAt),
    formatProgress(progress, { columns: columns >= 70 ? 24 : 10 }),
    fitText(progress.message ?? '', columns),
    others > 0 ? `and ${others} more` : '',
  ];
  const text = parts.filter((part) => part !== '').join('  ');
  return (
    <Box flexShrink={0} height={1}>
      <Text {...theme.running} wrap="truncate-end">
        {fitWidth(`◆ ${text}`, columns)}
      </Text>
    </Box>
  );
}
