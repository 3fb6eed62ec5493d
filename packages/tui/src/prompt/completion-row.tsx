import { Text } from 'ink';
import type { ReactElement } from 'react';
import { useTheme } from '../theme/use-theme.js';
import type { FittedCandidate } from './fit-candidates.js';

/** Props of {@link CompletionRow}. */
export interface CompletionRowProps extends FittedCandidate {
  isSelected: boolean;
  /** Whether there are others behind the edge of the list. */
  hasMore: boolean;
}

/** One thing that could be typed, on one line. The selected one is told by a sign as well: there may be no colours. */
export function CompletionRow({
  text,
  kind,
  description,
  isSelected,
  hasMore,
}: CompletionRowProps): ReactElement {
  const theme = useTheme();
  const { borderColor } = theme.border;
  const edge = borderColor === undefined ? {} : { color: borderColor };
  return (
    <Text wrap="truncate-end">
      <Text {...edge}>│</Text>
      {isSelected ? (
        <Text {...theme.selection}>{`▸${text}${kind}${description}`}</Text>
      ) : (
        <>
          <Text {...theme.accent}>{` ${text}`}</Text>
          <Text {...theme.muted}>{kind + description}</Text>
        </>
      )}
      <Text {...edge}>{hasMore ? '⋮' : '│'}</Text>
    </Text>
  );
}
