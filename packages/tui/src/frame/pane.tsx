import { Box, Text } from 'ink';
import type { ReactElement, ReactNode } from 'react';
import { measureWidth } from '@nanda/terminal';
import { fitText } from '../lists/fit-text.js';
import { useTheme } from '../theme/use-theme.js';

/** Props of {@link Pane}. */
export interface PaneProps {
  /** Sanitised here. */
  title: string;
  /** Said at the right of the title: `3 of 120`. */
  note?: string;
  /** True where keys mean this pane. */
  isFocused: boolean;
  /** Cells with the border. */
  columns: number;
  rows: number;
  children?: ReactNode;
}

/** A frame with its title in the upper line; what is inside is cut at its edges. */
export function Pane({
  title,
  note = '',
  isFocused,
  columns,
  rows,
  children,
}: PaneProps): ReactElement {
  const theme = useTheme();
  const border = isFocused ? theme.focusedBorder : theme.border;
  const color = border.borderColor === undefined ? {} : { color: border.borderColor };
  // Focus is told by the sign as well: there may be no colours.
  const mark = isFocused ? '▸ ' : '';
  const room = Math.max(0, columns - 6);
  const label = fitText(mark + title, room);
  const rest = room - measureWidth(label).width;
  const aside = note !== '' && measureWidth(note).width + 2 <= rest ? ` ${note} ` : '';
  const line = '─'.repeat(Math.max(0, rest - measureWidth(aside).width));
  return (
    <Box flexDirection="column" flexShrink={0} height={rows} width={columns}>
      <Box flexShrink={0} height={1}>
        <Text {...color} wrap="truncate-end">
          {'╭─ '}
          <Text {...(isFocused ? theme.heading : theme.muted)}>{label}</Text>
          {` ${line}`}
          <Text {...theme.muted}>{aside}</Text>
          {'─╮'}
        </Text>
      </Box>
      <Box
        borderStyle="round"
        borderTop={false}
        {...border}
        flexDirection="column"
        height={rows - 1}
        overflow="hidden"
        paddingX={1}
        width={columns}
      >
        {children}
      </Box>
    </Box>
  );
}
