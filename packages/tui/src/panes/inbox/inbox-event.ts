import type { FormState } from '../../form/form-state.js';
import type { Failure } from '../../session/failure.js';
import type { Question } from './question.js';

/** Names a question. */
export interface QuestionName {
  executionId: string;
  key: string;
}

/** What becomes of the questions. */
export type InboxEvent =
  | { type: 'question-asked'; question: Question }
  /** Those that wait now, of all calls; those that are known keep what was done with them. */
  | { type: 'questions-listed'; questions: readonly Question[] }
  | ({ type: 'question-put-off' } & QuestionName)
  | ({ type: 'answer-begun'; form: FormState } & QuestionName)
  | { type: 'answer-changed'; form: FormState }
  | { type: 'answer-sending' }
  | { type: 'answer-scrolled'; offset: number }
  /** Of another question than the one that is being answered, it changes nothing. */
  | ({ type: 'answer-failed'; failure: Failure } & QuestionName)
  /** What has been filled in is kept. */
  | { type: 'answer-left' }
  /** Answered, refused, or gone with its call. */
  | ({ type: 'question-settled' } & QuestionName)
  | { type: 'questions-gone'; executionId: string };
