import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, sanitizeLine } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import { describeRunState } from './describe-run-state.js';
import { formatElapsed } from './format-elapsed.js';
import { formatProgress } from './format-progress.js';
import type { Run } from './run.js';

/** Props of {@link RunCard}. */
export interface RunCardProps {
  run: Run;
  columns: number;
  /** What it was given, safe to show; '' where that is not said. */
  given: string;
  /** How many of the last log lines are shown. */
  logRows: number;
  /** What went wrong, on as many lines as there are for it; safe to show. */
  failureLines: readonly string[];
  /** On the clock of `run.startedAt`, in milliseconds. */
  now: number;
}

/** How a call is: its state, how far it is, what it has logged last. */
export function RunCard({
  run,
  columns,
  given,
  logRows,
  failureLines,
  now,
}: RunCardProps): ReactElement {
  const theme = useTheme();
  const { sign, word, role } = describeRunState(run.state);
  const elapsed = formatElapsed((run.endedAt ?? now) - run.startedAt);
  const isOver = run.endedAt !== undefined;
  const bar = formatProgress(run.progress ?? {}, {
    columns: Math.max(4, Math.min(24, columns - 16)),
  });
  const message = fitText(run.progress?.message ?? '', columns);
  const logs = logRows === 0 ? [] : run.logs.slice(-logRows);
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Text wrap="truncate-end">
        <Text {...theme[role]}>{`${sign} ${word}`}</Text>
        <Text {...theme.muted}>{`  ${elapsed}  ${sanitizeLine(run.serviceName)}`}</Text>
      </Text>
      {given !== '' && (
        <Text {...theme.muted} wrap="truncate-end">
          {fitWidth(given, columns)}
        </Text>
      )}
      {!isOver && (bar !== '' || message !== '') && (
        <Text {...theme.running} wrap="truncate-end">
          {fitWidth([bar, message].filter((text) => text !== '').join('  '), columns)}
        </Text>
      )}
      {logs.map(({ level, text }, index) => (
        <Text key={index} {...theme.muted} wrap="truncate-end">
          {fitText(`${level}: ${text}`, columns)}
        </Text>
      ))}
      {run.failure !== undefined && (
        <>
          {failureLines.map((line, index) => (
            <Text key={index} {...theme.danger} wrap="truncate-end">
              {line}
            </Text>
          ))}
          <Text {...theme.muted} wrap="wrap">
            {`try: ${sanitizeLine(run.failure.hint)}`}
          </Text>
        </>
      )}
    </Box>
  );
}
