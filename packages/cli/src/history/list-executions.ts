import type { Execution } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { CommandContext } from '../commands/command.js';
import { resolveConnection } from '../connections/resolve-connection.js';
import type { OptionValues } from '../options/option-table.js';
import type { historyOptions } from './history-options.js';

export interface ListedExecutions {
  /** The newest first. */
  readonly executions: readonly Execution[];
  readonly hasMore: boolean;
}

/** The latest calls that the options mean, `limit` of them at most. */
export async function listExecutions(
  { connection: named, tool: toolName, state }: Partial<OptionValues<typeof historyOptions>>,
  context: Pick<CommandContext, 'io' | 'state' | 'client' | 'program'>,
  { limit }: { readonly limit: number },
): Promise<ListedExecutions> {
  const connectionId =
    named === undefined ? undefined : (await resolveConnection(context, { named })).id;
  const client = await context.client();
  const executions: Execution[] = [];
  let cursor: string | undefined;
  do {
    const size = Math.min(defaults.maxPageSize, limit - executions.length);
    const { data, meta } = await client.call<Execution[], { readonly nextCursor?: string }>(
      'executions.list',
      { query: { connectionId, toolName, state, limit: size, cursor } },
    );
    executions.push(...data);
    cursor = meta.nextCursor;
  } while (cursor !== undefined && executions.length < limit);
  return { executions, hasMore: cursor !== undefined };
}
