import type { CommandContext } from './command-context.js';
import { pickQuestion } from './pick-question.js';
import { sendAnswer } from './send-answer.js';

/** `decline: 1`: refuses what a running tool has asked for; the tool goes on without it. */
export async function runDecline(target: string, context: CommandContext): Promise<void> {
  const question = await pickQuestion(target, context);
  await sendAnswer({ question, result: { action: 'decline' } }, context);
}
