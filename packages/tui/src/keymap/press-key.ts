import { layoutOf } from '../frame/layout-of.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { doBinding } from './do-binding.js';
import { findBinding } from './find-binding.js';
import { nameKey } from './name-key.js';
import { typeKey } from './type-key.js';
import type { Keystroke } from './split-keys.js';

/** What a key does now. Pure: everything that follows from it is in the actions. */
export function pressKey(stroke: Keystroke, state: SessionState): readonly SessionAction[] {
  const { pendingKeys } = state.view;
  const name = nameKey(stroke);
  // Nobody sees what a key would do on a screen that is too small.
  if (name !== 'ctrl-c' && !layoutOf(state.view).isUsable) return [];
  const found = findBinding(pendingKeys === '' ? name : `${pendingKeys} ${name}`, state);
  const settled: readonly SessionAction[] =
    pendingKeys === '' ? [] : [{ type: 'keys-pending', keys: '' }];
  if (found === 'pending') return [{ type: 'keys-pending', keys: name }];
  if (found !== undefined) return [...settled, ...doBinding(found, { key: name, state })];
  // The second key of a sequence that is none counts by itself.
  if (pendingKeys !== '') {
    const view = { ...state.view, pendingKeys: '' };
    return [...settled, ...pressKey(stroke, { ...state, view })];
  }
  return typeKey(stroke, state);
}
