import type { ResultViewState } from '../../results/result-view-state.js';
import type { Run } from './run.js';

/** The calls of this session, and those of its history that were opened. */
export interface RunsState {
  /** The newest last. */
  runs: readonly Run[];
  /** The one that is looked at. */
  selectedId: string | null;
  /** How the result of each is looked at, by the id of the run; absent where nobody has changed it. */
  views: Readonly<Record<string, ResultViewState>>;
}
