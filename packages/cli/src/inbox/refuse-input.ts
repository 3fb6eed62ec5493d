import type { CommandContext } from '../commands/command.js';
import type { proxyOptions } from '../commands/proxy-options.js';
import { findWaiting } from './find-waiting.js';
import { followAnswered } from './follow-answered.js';
import { sendAnswer } from './send-answer.js';

type Context = CommandContext<
  typeof proxyOptions & { readonly 'no-wait': { readonly kind: 'flag'; readonly summary: string } }
>;

/** Answers a request with no, or without a choice, and follows the call to its end. @returns the exit code */
export async function refuseInput(
  context: Context,
  { action }: { readonly action: 'decline' | 'cancel' },
): Promise<number> {
  const { io, options, output, positionals, program } = context;
  const waiting = await findWaiting(positionals[0] ?? '', context);
  const client = await context.client();
  const execution = await sendAnswer({ ...waiting, result: { action } }, { client });
  if (options['no-wait'] !== true) {
    return followAnswered(waiting, { context, io, output, options });
  }
  if (output.json) output.document(execution);
  else output.note(`Done. What comes of it: ${program} history show ${waiting.executionId}`);
  return 0;
}
