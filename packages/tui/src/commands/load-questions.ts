import { readQuestions } from '../session/read-questions.js';
import { readUnchanged } from '../session/read-unchanged.js';
import type { CommandContext } from './command-context.js';

/** Reads what running tools ask for, of this session and of others. */
export async function loadQuestions({
  client,
  signal,
  dispatch,
  readState,
  connectionsKnown,
}: CommandContext): Promise<void> {
  await connectionsKnown();
  const connections = () => readState().connections.connections;
  const questions = await readUnchanged(() => readQuestions(client, { signal, connections }), {
    watched: () => readState().inbox.questions,
  });
  dispatch({ type: 'questions-listed', questions });
}
