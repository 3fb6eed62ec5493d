import type { SessionState } from '../../session/session-state.js';
import type { Run } from './run.js';

/** The call that is looked at. */
export function selectedRun({ runs }: SessionState): Run | undefined {
  return runs.runs.find(({ id }) => id === runs.selectedId);
}
