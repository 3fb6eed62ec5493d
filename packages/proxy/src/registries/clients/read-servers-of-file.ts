import { isObject } from '../../core/is-object.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import type { ClientServer } from './client-server.js';
import { readClientContent } from './read-client-content.js';

/** Where the clients have their servers, by the members that lead there. */
const places: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['context_servers'],
  ['mcp_servers'],
  ['extensions'],
];

/**
 * The servers of any file that is like one of a client.
 *
 * @throws UnreadableContentError, whose message quotes nothing of it.
 */
export async function readServersOfFile(path: string): Promise<Omit<ClientServer, 'client'>[]> {
  const [, ending = ''] = /\.(toml|ya?ml)$/i.exec(path) ?? [];
  const format = ending === '' ? 'json' : ending.toLowerCase() === 'toml' ? 'toml' : 'yaml';
  const content = await readClientContent({ path, format });
  if (content === undefined) {
    throw new UnreadableContentError('there is no such file, or nothing in it');
  }
  const servers = places
    .map((keys) =>
      keys.reduce<unknown>((found, key) => (isObject(found) ? found[key] : undefined), content),
    )
    .find(isObject);
  if (servers === undefined) throw new UnreadableContentError('it has no "mcpServers"');
  const inputs = Array.isArray(content['inputs']) ? { inputs: content['inputs'] } : {};
  return Object.entries(servers).map(([name, entry]) => ({
    path,
    name,
    entry,
    isOfProject: true,
    ...inputs,
  }));
}
