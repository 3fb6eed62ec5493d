import { reduceView } from '../../view/reduce-view.js';
import type { ViewState } from '../../view/view-state.js';
import type { InboxState } from './inbox-state.js';

/** {@link closeGoneQuestion}'s second argument. */
export interface CloseGoneQuestionOptions {
  before: InboxState;
  after: InboxState;
}

/**
 * What is seen once a question has been settled: it lies over nothing any more, and keys that were meant for its form
 * do not go into that of another one.
 */
export function closeGoneQuestion(
  view: ViewState,
  { before, after }: CloseGoneQuestionOptions,
): ViewState {
  const { overlay } = view;
  const left = isGone(view, { before, after })
    ? reduceView(view, {
        type: 'column-entered',
        // With nothing left to answer, what became of the call is what matters.
        column: after.questions.length === 0 ? 'output' : 'places',
      })
    : view;
  if (overlay?.kind !== 'question') return left;
  const isThere = after.questions.some(
    ({ executionId, key }) => executionId === overlay.executionId && key === overlay.key,
  );
  return isThere ? left : { ...left, overlay: null };
}

/** Whether the pane of the question has the keys, and the question is not there any more. */
function isGone({ column, work }: ViewState, { before, after }: CloseGoneQuestionOptions): boolean {
  if (column !== 'work' || work !== 'question') return false;
  if (after.questions.length >= before.questions.length) return false;
  const wasAnswered = before.answering !== null && after.answering === null;
  return wasAnswered || after.questions.length === 0;
}
