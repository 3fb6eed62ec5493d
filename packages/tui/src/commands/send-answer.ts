import type { Question } from '../panes/inbox/question.js';
import type { CommandContext } from './command-context.js';
import { followCall } from './follow-call.js';

/**
 * Gives a question its answer. Line by line, the rest of the call is waited for and its result printed; on the whole
 * screen the call prints it where it was made, if it was made here.
 */
export async function sendAnswer(
  { question, result }: { question: Question; result: Record<string, unknown> },
  context: CommandContext,
): Promise<void> {
  const { client, dispatch, signal, face, readState, hint } = context;
  const { executionId, key } = question;
  await client.answer({ executionId, key, result }, { signal });
  dispatch({ type: 'question-settled', executionId, key });
  const run = readState().runs.runs.find((one) => one.executionId === executionId);
  if (run !== undefined) dispatch({ type: 'run-answered', runId: run.id });
  if (face === 'screen' && run !== undefined) hint('Answered.');
  else await followCall({ question, runId: run?.id }, context);
}
