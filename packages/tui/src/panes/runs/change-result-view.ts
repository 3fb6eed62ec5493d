import { createResultDocument } from '../../results/create-result-document.js';
import { readDocumentFacts } from '../../results/read-document-facts.js';
import { reduceResultView } from '../../results/reduce-result-view.js';
import type { ResultViewEvent } from '../../results/result-view-event.js';
import type { SessionEvent } from '../../session/session-event.js';
import type { SessionState } from '../../session/session-state.js';
import { resultSize } from './result-size.js';
import { selectedRun } from './selected-run.js';
import { viewOf } from './view-of.js';

/** What is done to the result that is looked at. */
export function changeResultView(
  event: ResultViewEvent,
  state: SessionState,
): readonly SessionEvent[] {
  const run = selectedRun(state);
  if (run?.result === undefined) return [];
  const before = viewOf(run, state.runs);
  const document = createResultDocument(run.result, { view: before.view });
  const facts = readDocumentFacts(document, { state: before, ...resultSize(run, state.view) });
  const view = reduceResultView(before, event, facts);
  return view === before ? [] : [{ type: 'result-viewed', runId: run.id, view }];
}
