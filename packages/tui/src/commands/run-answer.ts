import type { CommandContext } from './command-context.js';
import { pickQuestion } from './pick-question.js';
import { readAnswer } from './read-answer.js';
import { sendAnswer } from './send-answer.js';

/** `answer: 1 --size large`: gives a running tool what it has asked for. */
export async function runAnswer(
  {
    target,
    rest,
    result,
  }: { target: string; rest: string; result?: Record<string, unknown> | undefined },
  context: CommandContext,
): Promise<void> {
  const question = await pickQuestion(target, context);
  const answer = result ?? (await readAnswer(rest, { question }));
  await sendAnswer({ question, result: answer }, context);
}
