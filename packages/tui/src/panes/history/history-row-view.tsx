import { Text } from 'ink';
import type { ReactElement } from 'react';
import { formatAgo, formatLatency, measureWidth } from '@nanda/terminal';
import type { Execution } from '@nanda/sdk';
import { fitText } from '../../lists/fit-text.js';
import { padLine } from '../../lists/pad-line.js';
import { useTheme } from '../../theme/use-theme.js';
import { describeExecution } from './describe-execution.js';
import type { HistoryRow } from './history-row.js';

/** Props of {@link HistoryRowView}. */
export interface HistoryRowViewProps {
  row: HistoryRow;
  columns: number;
  isSelected: boolean;
  isFocused: boolean;
  /** The time of day, in milliseconds of the epoch. */
  today: number;
}

const wordColumns = 9;
const timeColumns = 8;
const leastWithWord = 44;
const leastWithTime = 56;
const leastService = 6;

/** One call on one line: how it is, the tool, the service, when it was and how long it took. */
export function HistoryRowView({
  row: { execution, serviceName },
  columns,
  isSelected,
  isFocused,
  today,
}: HistoryRowViewProps): ReactElement {
  const theme = useTheme();
  const { sign, word, role } = describeExecution(execution.state);
  const mark = isSelected ? '›' : ' ';
  // Where there is little room the sign alone says it: no two states have the same.
  const state = columns < leastWithWord ? sign : padLine(`${sign} ${word}`, wordColumns + 2);
  const took = columns < leastWithTime ? '' : ` ${durationOf(execution).padStart(timeColumns)}`;
  const when = `${formatAgo(execution.startedAt, { now: today })}${took}`;
  const room = Math.max(0, columns - measureWidth(state + when).width - 3);
  const tool = fitText(execution.toolName, room);
  const left = room - measureWidth(tool).width - 1;
  const service = left < leastService ? '' : ` ${fitText(serviceName, left)}`;
  const space = ' '.repeat(Math.max(0, room - measureWidth(tool + service).width));
  if (isSelected && isFocused) {
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(`${mark}${state} ${tool}${service}${space} ${when}`, columns)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      {mark}
      <Text {...theme[role]}>{`${state} `}</Text>
      <Text {...theme.accent}>{tool}</Text>
      <Text {...theme.muted}>{`${service}${space} ${when}`}</Text>
    </Text>
  );
}

function durationOf({ metadata, startedAt, endedAt }: Execution): string {
  if (metadata !== undefined) return formatLatency(metadata.executionTime);
  if (endedAt === undefined) return '';
  return formatLatency(Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)));
}
