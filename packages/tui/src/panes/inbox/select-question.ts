import type { SessionState } from '../../session/session-state.js';
import type { QuestionName } from './inbox-event.js';
import type { Question } from './question.js';
import { selectQuestions } from './select-questions.js';

/** The question that is in front, else the one that is being answered, else the one under the cursor of the inbox. */
export function selectQuestion(state: SessionState): Question | undefined {
  const { view, inbox, lists } = state;
  const { overlay } = view;
  const find = ({ executionId, key }: QuestionName) =>
    inbox.questions.find((one) => one.executionId === executionId && one.key === key);
  if (overlay?.kind === 'question') return find(overlay);
  if (inbox.answering !== null) return find(inbox.answering);
  const rows = selectQuestions(state);
  return rows[Math.min(lists.inbox.cursor, rows.length - 1)];
}
