import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { answerForm } from './answer-form.js';
import { selectQuestions } from './select-questions.js';

/** Opens the question under the cursor of the inbox, to be answered. */
export function openQuestion(state: SessionState): readonly SessionAction[] {
  const rows = selectQuestions(state);
  const question = rows[Math.min(state.lists.inbox.cursor, rows.length - 1)];
  if (question === undefined) return [];
  const { executionId, key } = question;
  const { answering } = state.inbox;
  const isBegun = answering?.executionId === executionId && answering.key === key;
  return [
    ...(isBegun
      ? []
      : [{ type: 'answer-begun', executionId, key, form: answerForm(question) } as const]),
    { type: 'work-opened', work: 'question' },
  ];
}
