import { Text } from 'ink';
import type { ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';
import { padLine } from '../../lists/pad-line.js';
import { useTheme } from '../../theme/use-theme.js';
import { clockTime } from './clock-time.js';
import type { LogLine } from './log-line.js';
import { logRole } from './log-role.js';

/** Props of {@link LogRow}. */
export interface LogRowProps {
  line: LogLine;
  columns: number;
  isSelected: boolean;
  isFocused: boolean;
}

const levelColumns = 7;
const sourceColumns = 20;
const leastWithTime = 40;
const leastWithSource = 60;

/** One line of the logs: when, how grave, who, what. */
export function LogRow({ line, columns, isSelected, isFocused }: LogRowProps): ReactElement {
  const theme = useTheme();
  const mark = isSelected ? '›' : ' ';
  const time = columns < leastWithTime ? '' : `${clockTime(line.at)} `;
  const level = padLine(fitText(line.level, levelColumns), levelColumns);
  const source =
    columns < leastWithSource ? '' : padLine(fitText(line.source, sourceColumns), sourceColumns);
  const head = source === '' ? '' : ` ${source}`;
  const room = columns - measureWidth(`${mark}${time}${level}${head} `).width;
  const text = fitText(line.text, room);
  if (isSelected && isFocused) {
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(`${mark}${time}${level}${head} ${text}`, columns)}
      </Text>
    );
  }
  const style = theme[logRole(line.level)];
  return (
    <Text wrap="truncate-end">
      <Text {...theme.muted}>{`${mark}${time}`}</Text>
      <Text {...style}>{level}</Text>
      <Text {...theme.muted}>{`${head} `}</Text>
      <Text {...style}>{text}</Text>
    </Text>
  );
}
