import { Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth } from '@nanda/terminal';
import { padLine } from '../lists/pad-line.js';
import { useTheme } from '../theme/use-theme.js';
import type { HelpRow } from './select-help.js';

/** Props of {@link HelpRowView}. */
export interface HelpRowViewProps {
  row: HelpRow;
  columns: number;
  /** Columns of the keys. */
  keyColumns: number;
  isSelected: boolean;
}

/** One line of the help. */
export function HelpRowView({
  row,
  columns,
  keyColumns,
  isSelected,
}: HelpRowViewProps): ReactElement {
  const theme = useTheme();
  const sign = isSelected ? '›' : ' ';
  if (row.kind === 'heading') {
    const text = fitWidth(`${sign}${row.title}${row.isHere ? ', now' : ''}`, columns);
    return (
      <Text {...(isSelected ? theme.selection : theme.heading)} wrap="truncate-end">
        {padLine(text, columns)}
      </Text>
    );
  }
  const { reason } = row;
  const keys = padLine(fitWidth(row.keys, keyColumns), keyColumns);
  const room = Math.max(0, columns - keyColumns - 4);
  const title = fitWidth(reason === undefined ? row.title : `(${row.title}) ${reason}`, room);
  if (isSelected) {
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(`${sign} ${keys}  ${title}`, columns)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      <Text {...(reason === undefined ? theme.key : theme.muted)}>{`${sign} ${keys}  `}</Text>
      <Text {...(reason === undefined ? theme.text : theme.muted)}>{title}</Text>
    </Text>
  );
}
