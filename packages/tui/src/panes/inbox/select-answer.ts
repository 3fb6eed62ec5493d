import type { SessionState } from '../../session/session-state.js';
import { answerForm } from './answer-form.js';
import type { Answering } from './inbox-state.js';
import type { Question } from './question.js';
import { selectQuestion } from './select-question.js';

/** A question and its answer so far. */
export interface SelectedAnswer {
  question: Question;
  answering: Answering;
  /** Whether the state knows of it: else it begins with the first key. */
  isBegun: boolean;
}

/** The question that keys answer now, with what has been filled in. */
export function selectAnswer(state: SessionState): SelectedAnswer | undefined {
  const question = selectQuestion(state);
  if (question === undefined) return undefined;
  const { executionId, key } = question;
  const { answering } = state.inbox;
  if (answering?.executionId === executionId && answering.key === key) {
    return { question, answering, isBegun: true };
  }
  const form = answerForm(question);
  return {
    question,
    answering: { executionId, key, form, status: 'open', failure: undefined, offset: 0 },
    isBegun: false,
  };
}
