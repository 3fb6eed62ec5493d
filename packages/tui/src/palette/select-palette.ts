import type { Binding } from '../keymap/binding.js';
import { filterRows } from '../lists/filter-rows.js';
import type { SessionState } from '../session/session-state.js';
import { withoutOverlay } from '../view/without-overlay.js';
import { connectionEntries } from './connection-entries.js';
import { findServices } from './find-services.js';
import { keyEntries } from './key-entries.js';
import type { PaletteEntry } from './palette-entry.js';
import { verbEntries } from './verb-entries.js';

const most = 200;

/** Everything that can be done and has what is typed in it, the best match first; no more than 200. */
export function selectPalette(
  state: SessionState,
  { keymap }: { keymap: readonly Binding[] },
): readonly PaletteEntry[] {
  const under = withoutOverlay(state);
  const { filter } = state.lists.palette;
  const entries = [
    ...keyEntries(under, { keymap }),
    ...connectionEntries(under),
    ...verbEntries,
    ...findServices(under.services.services, { filter, limit: most }),
  ];
  return filterRows(entries, { filter, textOf: ({ title }) => title, limit: most });
}
