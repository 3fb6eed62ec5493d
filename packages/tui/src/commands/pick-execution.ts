import type { Execution } from '@nanda/sdk';
import type { CommandContext } from './command-context.js';
import { loadHistory } from './load-history.js';
import { pick } from './pick.js';

/**
 * A call with its parameters and its result: by its number in the last history, or by its id.
 *
 * @throws {CommandError} for a number that no row has
 */
export async function pickExecution(target: string, context: CommandContext): Promise<Execution> {
  const { client, signal, readState } = context;
  const listed = readState().history.executions;
  const rows = listed.length > 0 ? listed : await loadHistory(context);
  const row = pick(target, { rows, words: ({ id }) => [id], hint: 'history' });
  return client.execution(row?.id ?? target, { signal });
}
