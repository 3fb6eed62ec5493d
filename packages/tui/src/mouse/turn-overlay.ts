import { keymap } from '../keymap/keymap.js';
import { selectHelp } from '../help/select-help.js';
import { moveOverlayList } from '../lists/move-overlay-list.js';
import { selectPalette } from '../palette/select-palette.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { wheelLines } from './wheel-lines.js';

/** Moves the list that lies over the panes by a notch of the wheel. */
export function turnOverlay(by: 1 | -1, state: SessionState): readonly SessionAction[] {
  const kind = state.view.overlay?.kind;
  if (kind !== 'help' && kind !== 'palette') return [];
  const select = kind === 'help' ? selectHelp : selectPalette;
  const count = select(state, { keymap }).length;
  const cursor = Math.min(state.lists[kind].cursor, count - 1);
  return moveOverlayList(Math.max(0, cursor + by * wheelLines), { list: kind, count, state });
}
