import type { RegistryStatus } from '@nanda/protocol';
import type { World } from '../core/world.js';
import type { OperationHandlers } from '../wire/operation-handler.js';
import { Refusal } from '../wire/refusal.js';

export type RegistryOperationId =
  | 'registries.list'
  | 'registries.sync'
  | 'events.catalog'
  | 'health';

/** As many connections as a real proxy has room for by default; a test proxy has room for any number. */
const maxConnections = 10;

/** The one registry that a test proxy has, `test`, and how it is. */
export function createRegistryHandlers({
  catalog,
  connections,
  feeds,
  clock,
}: World): OperationHandlers<RegistryOperationId> {
  const status = (): RegistryStatus => ({
    name: 'test',
    type: 'file',
    state: 'fresh',
    services: catalog.all.length,
    syncedAt: clock.timestamp(),
    problems: [],
  });
  return {
    'registries.list': () => ({ data: [status()] }),
    'registries.sync': ({ params: { registry } }) => {
      if (registry !== 'test') {
        const message = `There is no registry "${registry}". A test proxy has one: "test".`;
        throw new Refusal('NOT_FOUND', { message });
      }
      feeds.tellAll({ registry, type: 'sync_started' });
      feeds.tellAll({ registry, type: 'sync_finished', services: catalog.all.length });
      return { data: status() };
    },
    'events.catalog': (_, { lastEventId }) => ({
      follow: (signal) => feeds.followCatalog({ lastEventId, signal }),
    }),
    health: () => ({
      data: {
        status: connections.all.every(({ service }) => service.isUp) ? 'healthy' : 'degraded',
        version: 'test',
        connections: { active: connections.all.length, max: maxConnections },
      },
    }),
  };
}
