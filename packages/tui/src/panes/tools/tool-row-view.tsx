import { Text } from 'ink';
import type { ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import { fitText } from '../../lists/fit-text.js';
import { useTheme } from '../../theme/use-theme.js';
import type { ToolRow } from './select-tools.js';

/** Props of {@link ToolRowView}. */
export interface ToolRowViewProps {
  row: ToolRow;
  columns: number;
  isSelected: boolean;
  isFocused: boolean;
}

/** One tool on one line: its number, its name, what it does. */
export function ToolRowView({
  row: { tool, number },
  columns,
  isSelected,
  isFocused,
}: ToolRowViewProps): ReactElement {
  const theme = useTheme();
  const sign = isSelected ? '›' : ' ';
  const mark = tool.annotations?.destructiveHint === true ? '!' : ' ';
  const head = `${sign}${String(number).padStart(2)} ${mark}`;
  const room = Math.max(0, columns - measureWidth(head).width);
  const name = fitText(tool.name, room);
  const rest = Math.max(0, room - measureWidth(name).width - 1);
  const about = rest > 8 ? fitText(tool.description ?? tool.title ?? '', rest) : '';
  const padding = ' '.repeat(Math.max(0, rest - measureWidth(about).width));
  if (isSelected && isFocused) {
    return (
      <Text {...theme.selection} wrap="truncate-end">{`${head}${name} ${about}${padding}`}</Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      <Text {...theme.muted}>{head.slice(0, -1)}</Text>
      <Text {...theme.warning}>{mark}</Text>
      <Text {...theme.accent}>{name}</Text>
      <Text {...theme.muted}>{` ${about}`}</Text>
    </Text>
  );
}
