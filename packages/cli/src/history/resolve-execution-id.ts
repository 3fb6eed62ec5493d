import type { Execution, ExecutionState } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { createRowStore, type ListName } from '../state/create-row-store.js';
import { findRow } from '../state/find-row.js';

export interface ResolveExecutionIdOptions {
  /** The list that a number is a row of. */
  readonly list: ListName;
  /** Only among those in this state. */
  readonly state?: ExecutionState;
  /** What is typed to see the list. */
  readonly listing: string;
}

/** Of an id that is typed in full there is nothing to look for. */
const whole = /^exec_[0-9a-f]{32}$/;
/** Pages that are looked through for the beginning of an id. */
const mostPages = 5;
const shortestBeginning = 6;

/**
 * The id of the execution that a word means: a row of the last list, the id, or a beginning of it that no other of
 * the latest five hundred has; `exec_` may be left out. What stands behind a `/` comes back with it.
 *
 * @throws CliError `USAGE_ERROR` for a row that there is not, `EXECUTION_NOT_FOUND`
 */
export async function resolveExecutionId(
  typed: string,
  context: Pick<CommandContext, 'settings' | 'client'>,
  { list, state, listing }: ResolveExecutionIdOptions,
): Promise<string> {
  const row = findRow(typed, { rows: createRowStore(context.settings, { list }), listing });
  if (row !== undefined) return row;
  const [word = '', ...rest] = typed.split('/');
  const wanted = word.startsWith('exec_') ? word : `exec_${word}`;
  const tail = rest.length > 0 ? `/${rest.join('/')}` : '';
  if (whole.test(wanted)) return wanted + tail;
  const found = new Set<string>();
  if (wanted.length >= 'exec_'.length + shortestBeginning) {
    const client = await context.client();
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const query = { state, limit: defaults.maxPageSize, cursor };
      const answer = await client.call<Execution[], { readonly nextCursor?: string }>(
        'executions.list',
        { query },
      );
      for (const { id } of answer.data) if (id.startsWith(wanted)) found.add(id);
      cursor = answer.meta.nextCursor;
      if (cursor === undefined) break;
    }
  }
  const [id] = found;
  if (id !== undefined && found.size === 1) return id + tail;
  const problem =
    id === undefined
      ? `There is no call "${typed}"${state === 'input_required' ? ' that waits for an answer' : ''}.`
      : `${found.size} calls begin with "${typed}".`;
  throw new CliError(id === undefined ? 'EXECUTION_NOT_FOUND' : 'USAGE_ERROR', problem, {
    details: { execution: typed },
    hint: `See what there is: ${listing}`,
  });
}
