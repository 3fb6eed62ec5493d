import { availableViews } from '../../results/available-views.js';
import { initialResultView } from '../../results/initial-result-view.js';
import type { ResultViewState } from '../../results/result-view-state.js';
import type { Run } from './run.js';
import type { RunsState } from './runs-state.js';

/** How the result of a call is looked at: as it was left, or from its beginning. */
export function viewOf(run: Run, { views }: RunsState): ResultViewState {
  const known = views[run.id];
  if (known !== undefined) return known;
  const [first] = run.result === undefined ? [] : availableViews(run.result);
  return initialResultView(first);
}
