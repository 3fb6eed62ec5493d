import type { Binding } from '../keymap/binding.js';
import { contextTitle } from '../keymap/context-title.js';
import { contextsOf } from '../keymap/contexts-of.js';
import type { KeyContext } from '../keymap/key-context.js';
import { keyLabel } from '../keymap/key-label.js';
import { keepRows } from '../lists/keep-rows.js';
import type { SessionState } from '../session/session-state.js';
import { withoutOverlay } from '../view/without-overlay.js';

/** A line of the help: a place where keys are pressed, or a key. */
export type HelpRow =
  | { readonly kind: 'heading'; readonly title: string; readonly isHere: boolean }
  | {
      readonly kind: 'key';
      readonly keys: string;
      readonly title: string;
      /** Why it does nothing now; undefined where it does, and where it is not looked at. */
      readonly reason: string | undefined;
    };

/** All keys by the places where they count: those that count now first, the innermost at the top; filtered. */
export function selectHelp(
  state: SessionState,
  { keymap }: { keymap: readonly Binding[] },
): readonly HelpRow[] {
  const under = withoutOverlay(state);
  const here = contextsOf(under);
  const others = new Set(keymap.map(({ context }) => context));
  for (const context of here) others.delete(context);
  return [...here, ...others].flatMap((context) => {
    const own = keymap.filter((binding) => binding.context === context);
    const isHere = here.includes(context);
    const rows = own.map((binding) => toRow(binding, { context, under, isHere }));
    const kept = keepRows(rows, { filter: state.lists.help.filter, textOf: textOfRow });
    if (kept.length === 0) return [];
    return [{ kind: 'heading', title: contextTitle(context), isHere } as const, ...kept];
  });
}

interface KeyRow extends Extract<HelpRow, { kind: 'key' }> {
  readonly context: KeyContext;
}

function toRow(
  { keys, title, whyNot }: Binding,
  { context, under, isHere }: { context: KeyContext; under: SessionState; isHere: boolean },
): KeyRow {
  // What a key of another place would need can only be told there.
  const reason = isHere ? whyNot?.(under) : undefined;
  return { kind: 'key', keys: keyLabel(keys), title, reason, context };
}

function textOfRow({ keys, title, context }: KeyRow): string {
  return `${title} ${keys} ${contextTitle(context)}`;
}
