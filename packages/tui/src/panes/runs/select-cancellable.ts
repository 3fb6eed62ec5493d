import { isMadeHere } from './is-made-here.js';
import type { Run } from './run.js';
import type { RunsState } from './runs-state.js';

/** The calls that `cancel` counts: those of this session that have not ended, the oldest first. */
export function selectCancellable({ runs }: Pick<RunsState, 'runs'>): readonly Run[] {
  return runs.filter(
    (run) => isMadeHere(run) && (run.state === 'running' || run.state === 'waiting'),
  );
}
