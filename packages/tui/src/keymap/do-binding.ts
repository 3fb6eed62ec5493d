import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { tell } from '../view/tell.js';
import type { Binding } from './binding.js';

/** {@link doBinding}'s second argument. */
export interface DoBindingOptions {
  /** Which of its keys it was. */
  key: string;
  state: SessionState;
}

/** What a binding does now; where it does nothing, why. */
export function doBinding(
  { whyNot, act }: Binding,
  { key, state }: DoBindingOptions,
): readonly SessionAction[] {
  const reason = whyNot?.(state);
  return reason === undefined ? act(state, key) : [tell(reason, { state, tone: 'warning' })];
}
