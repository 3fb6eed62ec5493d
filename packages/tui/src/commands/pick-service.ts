import type { Service } from '@nanda/sdk';
import type { CommandContext } from './command-context.js';
import { pick } from './pick.js';

/**
 * The service that a number of the list, a name or an id means. A name that no row has may still be in the catalog;
 * undefined for what is no name there either, and may be an id.
 *
 * @throws {CommandError}
 */
export async function pickService(
  target: string,
  { client, signal, readState }: Pick<CommandContext, 'client' | 'signal' | 'readState'>,
): Promise<Service | undefined> {
  const listed = choose(target, readState().services.services);
  if (listed !== undefined) return listed;
  const { services } = await client.search({ text: target }, { signal });
  return choose(target, services);
}

function choose(target: string, rows: readonly Service[]): Service | undefined {
  const words = ({ id, name, title }: Service) => [
    id,
    name,
    ...(title === undefined ? [] : [title]),
  ];
  return pick(target, { rows, words, hint: 'search: <words>' });
}
