import { layoutConfirm } from '../frame/layout-confirm.js';
import { placeDialog } from '../frame/place-dialog.js';
import { selectHelp } from '../help/select-help.js';
import { doBinding } from '../keymap/do-binding.js';
import { findBinding } from '../keymap/find-binding.js';
import { keymap } from '../keymap/keymap.js';
import { moveOverlayList } from '../lists/move-overlay-list.js';
import { rowsBeside } from '../lists/rows-beside.js';
import { widestOverlay } from '../lists/widest-overlay.js';
import { windowOf } from '../lists/window-of.js';
import { runPaletteEntry } from '../palette/run-palette-entry.js';
import { selectPalette } from '../palette/select-palette.js';
import { changeCredentials } from '../panes/connections/change-credentials.js';
import { credentialsSize } from '../panes/connections/credentials-size.js';
import { changeAnswer } from '../panes/inbox/change-answer.js';
import { questionSize } from '../panes/inbox/question-size.js';
import { selectAnswer } from '../panes/inbox/select-answer.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { clickForm } from './click-form.js';
import { foldActions } from './fold-actions.js';
import type { InnerCell, MouseTarget } from './mouse-target.js';
import { questionFormTop } from './question-form-top.js';

/** What lies over the panes, pointed at. */
export type OverlayTarget = MouseTarget & { kind: 'overlay' };

const border = 1;
const borderColumns = 4;

/** What a click does to what lies over the panes; outside of it, nothing. */
export function clickOverlay(
  { at, columns, rows }: OverlayTarget,
  state: SessionState,
): readonly SessionAction[] {
  const { overlay } = state.view;
  const area = { columns, rows };
  switch (overlay?.kind) {
    case 'help':
    case 'palette': {
      const size = { columns: Math.min(widestOverlay, columns), rows };
      const cell = inside(at, { area, ...size });
      return cell === undefined ? [] : clickList(overlay.kind, { line: cell.row, rows, state });
    }
    case 'confirm': {
      const layout = layoutConfirm(overlay.detail, area);
      const cell = inside(at, { area, columns: layout.columns, rows: layout.rows });
      // The question and a blank line stand before the detail, a blank line behind it.
      const isKeys = !layout.isTight && cell?.row === layout.lines.length + 3;
      return cell !== undefined && isKeys ? answer(cell.column, state) : [];
    }
    case 'credentials': {
      const { formRows, formTop, columns: width, rows: height } = credentialsSize(overlay, area);
      const size = { columns: width, rows: height };
      const cell = inside(at, { area, ...size });
      if (cell === undefined) return [];
      const room = { columns: size.columns - borderColumns, rows: formRows, hasPreview: false };
      const events = clickForm(overlay.form, { line: cell.row - formTop, ...room });
      return foldActions(
        events.map((event) => (now) => changeCredentials(event, now)),
        state,
      );
    }
    case 'question': {
      const size = questionSize(state);
      const selected = selectAnswer(state);
      const cell = inside(at, { area, ...size });
      if (cell === undefined || selected === undefined) return [];
      const inner = { columns: size.columns - borderColumns, rows: size.rows - 2 * border };
      const { top, formRows } = questionFormTop(selected, inner);
      const room = { columns: inner.columns, rows: formRows, hasPreview: false };
      const events = clickForm(selected.answering.form, { line: cell.row - top, ...room });
      return foldActions(
        events.map((event) => (now) => changeAnswer(event, now)),
        state,
      );
    }
    // It is only read: its keys are few, and none of them is to be hit by chance.
    case 'authorization':
    case undefined:
      return [];
  }
}

/** The cell inside of the border of a dialog. */
function inside(
  { column, row }: InnerCell,
  dialog: Parameters<typeof placeDialog>[0],
): InnerCell | undefined {
  const { left, top, width, height } = placeDialog(dialog);
  const cell = { column: column - left - borderColumns / 2, row: row - top - border };
  const isInside =
    cell.column >= 0 &&
    cell.column < width - borderColumns &&
    cell.row >= 0 &&
    cell.row < height - 2 * border;
  return isInside ? cell : undefined;
}

/** Puts the cursor on a row; in the palette, one that has it is done. */
function clickList(
  list: 'help' | 'palette',
  { line, rows, state }: { line: number; rows: number; state: SessionState },
): readonly SessionAction[] {
  const select = list === 'help' ? selectHelp : selectPalette;
  const count = select(state, { keymap }).length;
  const room = Math.max(1, rows - 2 * border - rowsBeside[list]);
  const { first, count: shown } = windowOf(state.lists[list], { count, rows: room });
  const at = line - rowsBeside[list];
  if (at < 0 || at >= shown) return [];
  const row = first + at;
  const isChosen = row === Math.min(state.lists[list].cursor, count - 1);
  if (isChosen && list === 'palette') return runPaletteEntry(state, { keymap });
  return moveOverlayList(row, { list, count, state });
}

const yes = 'y or enter: yes';
const no = 'n or esc: no';

/** One of the keys that a question with yes and no names. */
function answer(column: number, state: SessionState): readonly SessionAction[] {
  const isNo = column > yes.length && column <= yes.length + no.length;
  const key = column < yes.length ? 'y' : isNo ? 'n' : '';
  const binding = key === '' ? undefined : findBinding(key, state);
  if (binding === undefined || binding === 'pending') return [];
  return doBinding(binding, { key, state });
}
