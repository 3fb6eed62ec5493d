import type { Question } from '../panes/inbox/question.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { loadQuestions } from './load-questions.js';
import { pick } from './pick.js';

/**
 * The question that a number of the inbox, or the id or the tool of a call means.
 *
 * @throws {CommandError} when it means none.
 */
export async function pickQuestion(target: string, context: CommandContext): Promise<Question> {
  // The session knows those of its own calls; others are asked for once.
  if (context.readState().inbox.questions.length === 0) await loadQuestions(context);
  const question = pick(target, {
    rows: context.readState().inbox.questions,
    words: ({ executionId, key, tool }) => [executionId, `${executionId}/${key}`, tool],
    hint: 'inbox',
  });
  if (question !== undefined) return question;
  throw new CommandError(`"${target}" waits for no answer`, { hint: 'inbox', exitCode: 6 });
}
