import type { Connection } from '@nanda/protocol';
import { standsForId } from './stands-for-id.js';

/**
 * The connections that a name may mean: by id, else by short name, else by the beginning of an id, else by service.
 * `@weather` is `weather`.
 */
export function matchConnections(
  typed: string,
  connections: readonly Connection[],
): readonly Connection[] {
  const wanted = typed.replace(/^@/, '');
  const byId = connections.filter(({ id }) => id === wanted);
  if (byId.length > 0) return byId;
  const byName = connections.filter(({ name }) => name === wanted);
  if (byName.length > 0) return byName;
  const byBeginning = connections.filter(({ id }) => standsForId(wanted, id));
  if (byBeginning.length > 0) return byBeginning;
  // A service may have the @ in its own name.
  const names = new Set([typed.toLowerCase(), wanted.toLowerCase()]);
  return connections.filter(
    ({ name, serviceId, metadata }) =>
      serviceId === wanted ||
      (name !== undefined && names.has(name.toLowerCase())) ||
      names.has(metadata.serviceName.toLowerCase()),
  );
}
