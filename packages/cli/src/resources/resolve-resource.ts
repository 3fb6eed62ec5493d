import type { CommandContext } from '../commands/command.js';
import { type ResolvedConnection, resolveConnection } from '../connections/resolve-connection.js';
import { createRowStore } from '../state/create-row-store.js';
import { findRow } from '../state/find-row.js';

export interface ResolvedResource {
  readonly connection: ResolvedConnection;
  readonly uri: string;
}

/** The resource that a word means: a URI, or a row of the last list, on the connection that was listed. @throws CliError */
export async function resolveResource(
  typed: string,
  context: Pick<CommandContext, 'io' | 'state' | 'client' | 'program' | 'settings'>,
  { named }: { readonly named: string | undefined },
): Promise<ResolvedResource> {
  const row = findRow(typed, {
    rows: createRowStore(context.settings, { list: 'resources' }),
    listing: `${context.program} resources list`,
  });
  if (row === undefined)
    return { connection: await resolveConnection(context, { named }), uri: typed };
  const space = row.indexOf(' ');
  const connection = await resolveConnection(context, { named: named ?? row.slice(0, space) });
  return { connection, uri: row.slice(space + 1) };
}
