import type { Command } from '../../grammar/command.js';
import { describeFailure } from '../../session/describe-failure.js';
import type { InboxEvent } from './inbox-event.js';
import type { InboxState } from './inbox-state.js';
import { questionTarget } from './question-target.js';

/** {@link answerFailed}'s second argument. */
export interface AnswerFailedOptions {
  error: unknown;
  inbox: InboxState;
}

/** What to show where an answer is given, when the command that sent it has failed; undefined for any other command. */
export function answerFailed(
  command: Command,
  { error, inbox: { answering } }: AnswerFailedOptions,
): InboxEvent | undefined {
  if (command.verb !== 'answer' && command.verb !== 'decline') return undefined;
  if (answering === null || questionTarget(answering) !== command.target) return undefined;
  const { executionId, key } = answering;
  return { type: 'answer-failed', executionId, key, failure: describeFailure(error) };
}
