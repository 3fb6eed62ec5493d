import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { ServerEntry, ServersFile } from './server-entry.js';

/** The user's own server of a name. @throws CliError `SERVICE_NOT_FOUND` with the nearest name */
export function findOwnEntry(name: string, { mcpServers }: ServersFile): ServerEntry {
  const entry = Object.hasOwn(mcpServers, name) ? mcpServers[name] : undefined;
  if (entry !== undefined) return entry;
  const nearest = nearestName(name, Object.keys(mcpServers));
  throw new CliError('SERVICE_NOT_FOUND', `You have added no server called "${name}".`, {
    hint: nearest === undefined ? 'See them: nanda servers list' : `Did you mean ${nearest}?`,
  });
}
