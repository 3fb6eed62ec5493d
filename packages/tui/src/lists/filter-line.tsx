import { Text } from 'ink';
import type { ReactElement } from 'react';
import { fitWidth, sanitizeLine } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import type { ListState } from './list-state.js';

/** Props of {@link FilterLine}. */
export interface FilterLineProps {
  list: ListState;
  columns: number;
  /** Said where nothing is filtered. */
  placeholder: string;
}

/** The line above a list: what it is filtered by, with a cursor while that is typed. */
export function FilterLine({ list, columns, placeholder }: FilterLineProps): ReactElement {
  const theme = useTheme();
  if (!list.isFiltering && list.filter === '') {
    return (
      <Text {...theme.muted} wrap="truncate-end">
        {fitWidth(placeholder, columns)}
      </Text>
    );
  }
  // The end of a long one is what is being typed.
  const text = sanitizeLine(list.filter).slice(-Math.max(0, columns - 4));
  return (
    <Text wrap="truncate-end">
      <Text {...theme.key}>{'/ '}</Text>
      {list.isOldFilter ? <Text inverse>{text}</Text> : text}
      {list.isFiltering && <Text inverse> </Text>}
    </Text>
  );
}
