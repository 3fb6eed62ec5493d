import type { ServiceCredentials } from '@nanda/protocol';
import type { ServiceRecord } from '../../catalog/service-record.js';
import type { Principal } from '../../principal.js';
import type { ConnectionLives } from '../connection-lives.js';
import type { FoundConnection } from '../connection-repository.js';
import type { ConnectionLimits, ConnectionShelf } from '../create-connection-shelf.js';
import { createLiveConnection } from '../create-live-connection.js';
import { createBulkhead } from '../gates/create-bulkhead.js';
import { chooseReturning } from './choose-returning.js';
import { isUntouched } from './is-untouched.js';

export interface PutBackOptions {
  readonly services: { getRecord(id: string, principal: Principal): Promise<ServiceRecord> };
  readonly shelf: ConnectionShelf;
  readonly lives: Pick<ConnectionLives, 'restore'>;
  readonly limits: ConnectionLimits;
}

/** Sessions that are opened at the same time. */
const atOnce = 8;

const noCredentials: ServiceCredentials = { type: 'none' };

/** Puts connections on the shelf, and begins to open those again that were open, as far as there are places. */
export async function putBack(
  found: readonly FoundConnection[],
  { shelf, lives, services, limits }: PutBackOptions,
): Promise<void> {
  const places = limits.maxConnections - shelf.open;
  const returning = chooseReturning(found, { ...limits, maxConnections: places });
  const all = await Promise.all(
    found.map(async ({ connection: stored, session, pinnedTools }) => {
      const record = await services
        .getRecord(stored.serviceId, stored.owner)
        .catch(() => undefined);
      const live = createLiveConnection({
        stored,
        record,
        credentials: stored.authType === 'none' ? noCredentials : undefined,
        state: returning.has(stored.id) ? 'reconnecting' : 'disconnected',
        session,
        pins: pinnedTools,
      });
      live.savedLastUsed = live.lastUsed;
      return live;
    }),
  );
  const turns = createBulkhead({ maxRunning: atOnce, maxWaiting: Infinity });
  // Somebody may have begun to use one, or closed it, since it was read.
  const untouched = all.filter(({ stored: { id } }) => {
    const known = shelf.get(id);
    return known === undefined ? !shelf.wasRemoved(id) : isUntouched(known);
  });
  for (const live of untouched) shelf.add(live);
  for (const live of untouched) {
    if (returning.has(live.stored.id)) lives.restore(live, turns);
  }
}
