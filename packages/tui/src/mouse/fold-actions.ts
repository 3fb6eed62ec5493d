import { reduceSession } from '../session/reduce-session.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';

/** One thing that is done, in the state that the one before has left. */
export type ActionStep = (state: SessionState) => readonly SessionAction[];

/** All that comes of several things that are done one after the other. */
export function foldActions(
  steps: readonly ActionStep[],
  before: SessionState,
): readonly SessionAction[] {
  const actions: SessionAction[] = [];
  let state = before;
  for (const step of steps) {
    for (const action of step(state)) {
      actions.push(action);
      if (!('intent' in action)) state = reduceSession(state, action);
    }
  }
  return actions;
}
