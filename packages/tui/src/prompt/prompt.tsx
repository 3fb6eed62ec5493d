import { Box, Text, useCursor } from 'ink';
import type { ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import { useTheme } from '../theme/use-theme.js';
import { HistorySearchLine } from './history-search-line.js';
import type { InputState } from './input-state.js';
import { selectPromptWindow } from './select-prompt-window.js';

/** Props of {@link Prompt}. */
export interface PromptProps {
  input: InputState;
  /** True where what is typed goes here. */
  isFocused: boolean;
  columns: number;
  /**
   * The row of the screen that the prompt is on, from 0: then the terminal's own cursor stands in it, where input methods
   * and magnifiers look for it. Default: a cell in inverse colours.
   */
  row?: number;
}

const sign = '> ';

/** The line that is being typed, with its cursor; or the search of those that were typed before. */
export function Prompt({ input, isFocused, columns, row }: PromptProps): ReactElement {
  const theme = useTheme();
  const { setCursorPosition } = useCursor();
  const { before, under, after } = selectPromptWindow(input.text, {
    cursor: input.cursor,
    columns: columns - sign.length,
  });
  const isSearching = isFocused && input.search !== null;
  const hasCursor = isFocused && !isSearching && row !== undefined;
  setCursorPosition(
    hasCursor ? { x: sign.length + measureWidth(before).width, y: row } : undefined,
  );
  if (isSearching && input.search !== null) {
    return <HistorySearchLine columns={columns} history={input.history} search={input.search} />;
  }
  return (
    <Box flexShrink={0} height={1}>
      <Text wrap="truncate-end">
        <Text {...(isFocused ? theme.accent : theme.muted)}>{sign}</Text>
        {before}
        <Text inverse={isFocused && !hasCursor}>{under}</Text>
        {after}
      </Text>
    </Box>
  );
}
