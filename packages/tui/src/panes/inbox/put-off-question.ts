import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { selectQuestion } from './select-question.js';

/** Leaves a question for later, with what has been filled in; it stays in the inbox and holds up nothing else. */
export function putOffQuestion(state: SessionState): readonly SessionAction[] {
  const question = selectQuestion(state);
  const away: SessionAction =
    state.view.overlay === null
      ? { type: 'column-entered', column: 'places' }
      : { type: 'overlay-closed' };
  if (question === undefined) return [away];
  const { executionId, key } = question;
  return [{ type: 'question-put-off', executionId, key }, { type: 'answer-left' }, away];
}
