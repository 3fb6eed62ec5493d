import type { Binding } from '../keymap/binding.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';

/** {@link doKey}'s second argument. */
export interface DoKeyOptions {
  keys: readonly Binding[];
  state: SessionState;
}

/** What a key of a table does: its actions, or why it does nothing now. */
export function doKey(
  key: string,
  { keys, state }: DoKeyOptions,
): readonly SessionAction[] | string {
  const binding = keys.find((one) => one.keys.includes(key));
  if (binding === undefined) throw new Error(`No binding has ${key}`);
  return binding.whyNot?.(state) ?? binding.act(state, key);
}
