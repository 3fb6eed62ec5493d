import type { RegistryStatus } from '@nanda/protocol';
import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/** The registry of that name. @throws CliError `NOT_FOUND` with the nearest one */
export function findRegistry(name: string, statuses: readonly RegistryStatus[]): RegistryStatus {
  const found =
    statuses.find((status) => status.name === name) ??
    statuses.find((status) => status.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const names = statuses.map((status) => status.name);
  const nearest = nearestName(name, names);
  throw new CliError('NOT_FOUND', `No registry called "${name}" is in use.`, {
    details: { registries: names },
    hint:
      nearest === undefined
        ? 'See which there are: nanda registry list'
        : `Did you mean ${nearest}?`,
  });
}
