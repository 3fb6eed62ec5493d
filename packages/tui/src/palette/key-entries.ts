import type { Binding } from '../keymap/binding.js';
import { contextsOf } from '../keymap/contexts-of.js';
import type { KeyContext } from '../keymap/key-context.js';
import { keyLabel } from '../keymap/key-label.js';
import type { SessionState } from '../session/session-state.js';
import type { PaletteEntry } from './palette-entry.js';

/** What makes no sense here: it is this, or needs to know which row is meant. */
const left: ReadonlySet<string> = new Set(['anywhere.palette', 'panes.palette', 'lists.pick']);

/** What keys do: those that count under the palette, the innermost first, then the ways to every place. */
export function keyEntries(
  under: SessionState,
  { keymap }: { keymap: readonly Binding[] },
): readonly PaletteEntry[] {
  const here = contextsOf(under);
  // Where one gets to is said before how one moves there.
  const places: readonly KeyContext[] = ['panes', 'anywhere', 'lists'];
  const order = [...here.filter((context) => !places.includes(context)), ...places];
  // Nobody looks for the arrow keys here.
  const isNear = (context: KeyContext) =>
    context !== 'editing' && (context === 'panes' || here.includes(context));
  return order
    .filter((context) => isNear(context) && context !== 'editing')
    .flatMap((context) => keymap.filter((binding) => binding.context === context))
    .filter(({ id }) => !left.has(id))
    .map((binding) => toEntry(binding, under));
}

function toEntry(
  { id, context, keys, title, whyNot, act }: Binding,
  under: SessionState,
): PaletteEntry {
  const isAway = context === 'panes' && under.view.mode === 'prompt';
  return {
    id,
    kind: 'key',
    title,
    aside: keyLabel(keys, { most: 2 }),
    reason: whyNot?.(under),
    act(state) {
      const [key = ''] = keys;
      if (!isAway) return act(state, key);
      const view = { ...state.view, mode: 'panes' } as const;
      return [{ type: 'panes-entered' }, ...act({ ...state, view }, key)];
    },
  };
}
