import type { SessionState } from '../session/session-state.js';
import type { Binding } from './binding.js';
import { contextsOf } from './contexts-of.js';
import { keymap } from './keymap.js';

/** What the keys mean that have been pressed: a binding, the beginning of one, or nothing. */
export type FoundBinding = Binding | 'pending' | undefined;

/** Looks keys up, as the table writes them (`g g`), in the innermost context first. */
export function findBinding(keys: string, state: SessionState): FoundBinding {
  const contexts = contextsOf(state);
  for (const context of contexts) {
    const own = keymap.filter((binding) => binding.context === context);
    const found = own.find((binding) => binding.keys.includes(keys));
    if (found !== undefined) return found;
    if (own.some((binding) => binding.keys.some((one) => one.startsWith(`${keys} `))))
      return 'pending';
  }
  return undefined;
}
