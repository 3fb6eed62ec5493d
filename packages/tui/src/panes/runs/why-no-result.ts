import type { SessionState } from '../../session/session-state.js';
import { selectedRun } from './selected-run.js';

/** Why nothing can be done with the result of the call that is looked at; undefined where something can. */
export function whyNoResult(state: SessionState): string | undefined {
  return selectedRun(state)?.result === undefined ? 'There is no result yet' : undefined;
}
