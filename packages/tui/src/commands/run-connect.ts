import { sanitizeLine } from '@nanda/terminal';
import type { ServiceListing } from '../client/interactive-client.js';
import type { CommandContext } from './command-context.js';
import { pick } from './pick.js';

/** `connect: 1`: a number of the last listing, a service's name, or its id. */
export async function runConnect(target: string, context: CommandContext): Promise<void> {
  const service = pickService(target, context.readState().listing);
  const serviceId = service?.id ?? (await findServiceId(target, context));
  const connection = await context.client.connect(serviceId, { signal: context.signal });
  context.dispatch({ type: 'connected', connection });
  context.print(`Connected to ${sanitizeLine(connection.serviceName)} (${connection.id})`);
}

function pickService(target: string, rows: readonly ServiceListing[]): ServiceListing | undefined {
  return pick(target, { rows, words: ({ id, name }) => [id, name], hint: 'search: <words>' });
}

// A name that no row has may still be in the catalog; what is no name there is taken for an id.
async function findServiceId(target: string, { client, signal }: CommandContext): Promise<string> {
  const found = await client.search(target, { signal });
  return pickService(target, found)?.id ?? target;
}
