import { Text } from 'ink';
import type { ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import { fitText } from '../lists/fit-text.js';
import { padLine } from '../lists/pad-line.js';
import { useTheme } from '../theme/use-theme.js';
import type { PaletteEntry } from './palette-entry.js';

/** Props of {@link PaletteRowView}. */
export interface PaletteRowViewProps {
  entry: PaletteEntry;
  columns: number;
  isSelected: boolean;
}

const leastAside = 6;

/** One thing that can be done, on one line; in parentheses what cannot be done now, with the reason. */
export function PaletteRowView({
  entry: { title, aside, reason, kind },
  columns,
  isSelected,
}: PaletteRowViewProps): ReactElement {
  const theme = useTheme();
  const sign = isSelected ? '› ' : '  ';
  const words = reason === undefined ? title : `(${title}) ${reason}`;
  const text = fitText(words, columns - 2);
  const left = columns - 4 - measureWidth(text).width;
  const said = left < leastAside ? '' : fitText(aside, left);
  const space = ' '.repeat(
    Math.max(0, columns - 2 - measureWidth(text).width - measureWidth(said).width),
  );
  if (isSelected) {
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {padLine(`${sign}${text}${space}${said}`, columns)}
      </Text>
    );
  }
  return (
    <Text wrap="truncate-end">
      <Text {...(reason === undefined ? theme.text : theme.muted)}>{`${sign}${text}${space}`}</Text>
      <Text {...(kind === 'key' ? theme.key : theme.muted)}>{said}</Text>
    </Text>
  );
}
