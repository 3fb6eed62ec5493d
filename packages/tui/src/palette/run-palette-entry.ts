import type { Binding } from '../keymap/binding.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { tell } from '../view/tell.js';
import { withoutOverlay } from '../view/without-overlay.js';
import { selectPalette } from './select-palette.js';

/** Does what the cursor is on, as if the palette had never been there. What cannot be done now says why, and stays. */
export function runPaletteEntry(
  state: SessionState,
  { keymap }: { keymap: readonly Binding[] },
): readonly SessionAction[] {
  const entries = selectPalette(state, { keymap });
  const entry = entries[Math.min(state.lists.palette.cursor, entries.length - 1)];
  if (entry === undefined) return [];
  if (entry.reason !== undefined) return [tell(entry.reason, { state, tone: 'warning' })];
  return [{ type: 'overlay-closed' }, ...entry.act(withoutOverlay(state))];
}
