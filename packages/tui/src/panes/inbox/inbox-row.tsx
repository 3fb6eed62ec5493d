import { Text } from 'ink';
import type { ReactElement } from 'react';
import { formatAgo, measureWidth, nameKind, summarizeRequest } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';
import { padLine } from '../../lists/pad-line.js';
import { useTheme } from '../../theme/use-theme.js';
import type { Question } from './question.js';

/** Props of {@link InboxRow}. */
export interface InboxRowProps {
  question: Question;
  columns: number;
  isSelected: boolean;
  isFocused: boolean;
  /** The time of day, in milliseconds of the epoch. */
  today: number;
}

const kindColumns = 11;
const leastText = 8;

/** One question on one line: whether it is new, for what it asks, who asks, what it says, until when. */
export function InboxRow({
  question,
  columns,
  isSelected,
  isFocused,
  today,
}: InboxRowProps): ReactElement {
  const theme = useTheme();
  const { serviceName, tool, isPutOff, expiresAt } = question;
  const head = `${isSelected ? '›' : ' '}${isPutOff ? ' ' : '!'} `;
  const kind = padLine(nameKind(question), Math.min(kindColumns, Math.floor(columns / 4)));
  const until = ` ${formatAgo(expiresAt, { now: today })}`;
  const room = columns - measureWidth(head + kind + until).width - 1;
  const who = fitText(`${serviceName} ${tool}`, room);
  const left = room - measureWidth(who).width - 1;
  const said = left < leastText ? '' : ` ${fitText(summarizeRequest(question), left)}`;
  const space = ' '.repeat(Math.max(0, room - measureWidth(who + said).width));
  if (isSelected && isFocused) {
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(`${head}${kind} ${who}${said}${space}${until}`, columns)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      <Text {...theme.warning}>{head}</Text>
      <Text {...theme.muted}>{`${kind} `}</Text>
      <Text {...theme.accent}>{who}</Text>
      <Text {...theme.text}>{`${said}${space}`}</Text>
      <Text {...theme.muted}>{until}</Text>
    </Text>
  );
}
