import type { InputQuestion } from './input-question.js';
import type { InputReply } from './input-reply.js';

/** Circumstances of a question. */
export interface InputContext {
  /** The execution that asks. */
  readonly executionId: string;
  /** Aborted when the execution has ended, or nobody follows it any more: an answer is of no use then. */
  readonly signal: AbortSignal;
}

/** Answers what a running tool asks for. */
export type InputHandler = (
  question: InputQuestion,
  context: InputContext,
) => InputReply | PromiseLike<InputReply>;
