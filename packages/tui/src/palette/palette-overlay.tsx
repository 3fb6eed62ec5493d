import { Text } from 'ink';
import type { ReactElement } from 'react';
import { Dialog } from '../frame/dialog.js';
import { keymap } from '../keymap/keymap.js';
import { FilterLine } from '../lists/filter-line.js';
import { ListRows } from '../lists/list-rows.js';
import { rowsBeside } from '../lists/rows-beside.js';
import { widestOverlay } from '../lists/widest-overlay.js';
import type { SessionState } from '../session/session-state.js';
import { useTheme } from '../theme/use-theme.js';
import { PaletteRowView } from './palette-row-view.js';
import { selectPalette } from './select-palette.js';

/** Props of {@link PaletteOverlay}. */
export interface PaletteOverlayProps {
  state: SessionState;
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
}

/** Everything that can be done, found by typing. */
export function PaletteOverlay({ state, columns, rows }: PaletteOverlayProps): ReactElement {
  const theme = useTheme();
  const entries = selectPalette(state, { keymap });
  const width = Math.min(widestOverlay, columns);
  const inside = width - 4;
  const list = state.lists.palette;
  const at = Math.min(list.cursor, entries.length - 1) + 1;
  return (
    <Dialog
      area={{ columns, rows }}
      columns={width}
      note={`${at} of ${entries.length}`}
      rows={rows}
      title="What do you want to do?"
    >
      <FilterLine columns={inside} list={{ ...list, isFiltering: true }} placeholder="" />
      {entries.length === 0 ? (
        <Text {...theme.muted} wrap="truncate-end">
          Nothing matches. Backspace takes a letter back, esc closes.
        </Text>
      ) : (
        <ListRows
          items={entries}
          list={list}
          render={(entry, { isSelected }) => (
            <PaletteRowView columns={inside} entry={entry} isSelected={isSelected} />
          )}
          rows={Math.max(1, rows - 2 - rowsBeside.palette)}
        />
      )}
    </Dialog>
  );
}
