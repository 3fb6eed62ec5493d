import type { FormState } from '../../form/form-state.js';
import type { Failure } from '../../session/failure.js';
import type { Question } from './question.js';

/** What running tools ask for, and nobody has answered. */
export interface InboxState {
  /** The oldest first. */
  questions: readonly Question[];
  /** The one that is being answered, with what has been filled in. */
  answering: Answering | null;
}

/** A question that is being answered. */
export interface Answering {
  executionId: string;
  key: string;
  /** Of a form; for the message of a model, one field; for a page, none. */
  form: FormState;
  status: 'open' | 'sending';
  failure: Failure | undefined;
  /** The first line of what the service says that is in sight. */
  offset: number;
}
