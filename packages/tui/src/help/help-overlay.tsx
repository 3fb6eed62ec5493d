import { Text } from 'ink';
import type { ReactElement } from 'react';
import { measureWidth } from '@nanda/terminal';
import { Dialog } from '../frame/dialog.js';
import { keymap } from '../keymap/keymap.js';
import { FilterLine } from '../lists/filter-line.js';
import { ListRows } from '../lists/list-rows.js';
import { rowsBeside } from '../lists/rows-beside.js';
import { widestOverlay } from '../lists/widest-overlay.js';
import type { SessionState } from '../session/session-state.js';
import { useTheme } from '../theme/use-theme.js';
import { HelpRowView } from './help-row-view.js';
import { selectHelp } from './select-help.js';

/** Props of {@link HelpOverlay}. */
export interface HelpOverlayProps {
  state: SessionState;
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
}

const widestKeys = 32;

/** Every key, what it does, and why it does nothing now where that is so. */
export function HelpOverlay({ state, columns, rows }: HelpOverlayProps): ReactElement {
  const theme = useTheme();
  const items = selectHelp(state, { keymap });
  const width = Math.min(widestOverlay, columns);
  const inside = width - 4;
  const list = state.lists.help;
  const widths = items.map((row) => (row.kind === 'key' ? measureWidth(row.keys).width : 0));
  const keyColumns = Math.min(widestKeys, Math.floor(inside * 0.3), Math.max(0, ...widths));
  const count = items.filter(({ kind }) => kind === 'key').length;
  return (
    <Dialog
      area={{ columns, rows }}
      columns={width}
      note={`${count} of ${keymap.length}`}
      rows={rows}
      title="Keys"
    >
      <FilterLine columns={inside} list={list} placeholder="/ to filter, esc to close" />
      {items.length === 0 ? (
        <Text {...theme.muted} wrap="truncate-end">
          No key matches. Esc clears the filter.
        </Text>
      ) : (
        <ListRows
          items={items}
          list={list}
          render={(row, { isSelected }) => (
            <HelpRowView
              columns={inside}
              isSelected={isSelected}
              keyColumns={keyColumns}
              row={row}
            />
          )}
          rows={Math.max(1, rows - 2 - rowsBeside.help)}
        />
      )}
    </Dialog>
  );
}
