import { Text } from 'ink';
import { memo, type ReactElement } from 'react';
import { formatCount, measureWidth } from '@nanda/terminal';
import { serviceSorts } from '@nanda/protocol/facts';
import { fitText } from '../../lists/fit-text.js';
import { padLine } from '../../lists/pad-line.js';
import { useTheme } from '../../theme/use-theme.js';
import type { FacetRow } from './facet-row.js';
import { filterWords } from './filter-words.js';

/** Props of {@link FacetRowView}. */
export interface FacetRowViewProps {
  row: FacetRow;
  columns: number;
  isSelected: boolean;
  isFocused: boolean;
}

/** One facet on one line: whether it is on, what it is, how many have it. */
export const FacetRowView = memo(function FacetRowView({
  row,
  columns,
  isSelected,
  isFocused,
}: FacetRowViewProps): ReactElement {
  const theme = useTheme();
  const isSort = row.kind === 'sort';
  const sign = isSelected ? '›' : ' ';
  const mark = isSort ? '<->' : row.isOn ? '[x]' : '[ ]';
  const count = isSort ? '' : formatCount(row.count);
  const room = Math.max(0, columns - 5 - (count === '' ? 0 : measureWidth(count).width + 1));
  const words = isSort ? `by ${row.sort}${others(row.sort)}` : filterWords(row.name, row.value);
  const label = padLine(fitText(words, room), room);
  const rest = count === '' ? '' : ` ${count}`;
  if (isSelected && isFocused) {
    return (
      <Text {...theme.selection} wrap="truncate-end">
        {`${sign}${mark} ${label}${rest}`}
      </Text>
    );
  }
  const isOn = isSort || row.isOn;
  return (
    <Text wrap="truncate-end">
      <Text {...(isOn ? theme.accent : theme.muted)}>{`${sign}${mark} `}</Text>
      <Text {...(isOn ? theme.accent : theme.text)}>{label}</Text>
      <Text {...theme.muted}>{rest}</Text>
    </Text>
  );
});

function others(sort: string): string {
  return ` (${serviceSorts.filter((one) => one !== sort).join(', ')})`;
}
