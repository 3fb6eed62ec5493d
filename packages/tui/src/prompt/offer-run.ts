import { selectCancellable } from '../panes/runs/select-cancellable.js';
import type { RunsState } from '../panes/runs/runs-state.js';
import type { Offer } from './offer.js';
import { proposeRows } from './propose-rows.js';
import type { TypedWords } from './read-typed-words.js';

/** What could stand behind `cancel`: the number of a call that still runs, the oldest first. */
export function offerRun({ words, typed }: TypedWords, runs: RunsState): Offer | null {
  if (words.length > 0 || !/^\d*$/u.test(typed.text)) return null;
  const proposals = proposeRows(selectCancellable(runs), {
    typed: typed.text,
    describe: ({ tool, serviceName }) => `${tool}, ${serviceName}`,
  }).map((row) => ({ ...row, hasNext: false }));
  return { start: typed.start, typed: typed.text, proposals, isWanted: false };
}
