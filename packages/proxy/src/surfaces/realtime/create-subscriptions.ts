import {
  connectionEventTypes,
  type CatalogEvent,
  type ConnectionEvent,
  type RealtimeEventName,
  type RealtimeSubscription,
} from '@nanda/protocol';
import { NandaError } from '../../core/nanda-error.js';

/** Which events a client wants. */
export interface Subscriptions {
  /** @throws NandaError OVERLOADED where these would be too many; none is added then. */
  add(subscription: RealtimeSubscription): void;
  /** What names no connection is removed from all of them. */
  remove(subscription: RealtimeSubscription): void;
  wantsConnectionEvent(event: Pick<ConnectionEvent, 'type' | 'connectionId'>): boolean;
  wantsCatalogEvent(event: Pick<CatalogEvent, 'type'>): boolean;
  hasConnectionEvents(): boolean;
  hasCatalogEvents(): boolean;
  list(): RealtimeSubscription[];
}

type Kind = ConnectionEvent['type'] | CatalogEvent['type'];

const catalogKinds = ['sync_started', 'sync_progress', 'sync_finished', 'sync_failed'] as const;

/** In place of a connection's id, which is never empty. */
const allConnections = '';

/** @param options `limit`: connections that can be named, where all of them together count as one. */
export function createSubscriptions({ limit }: { readonly limit: number }): Subscriptions {
  const scopes = new Map<string, Set<Kind>>();

  function has(kinds: readonly Kind[]): boolean {
    return [...scopes.values()].some((scope) => kinds.some((kind) => scope.has(kind)));
  }

  return {
    add({ events, ...where }) {
      const ids = scopesOf(where) ?? [allConnections];
      const size = new Set([...scopes.keys(), ...ids]).size;
      if (size > limit) {
        throw new NandaError(
          'OVERLOADED',
          `A socket has at most ${limit} subscriptions. Unsubscribe from some, or subscribe to all connections at once.`,
          { details: { limit } },
        );
      }
      for (const id of ids) {
        scopes.set(id, new Set([...(scopes.get(id) ?? []), ...kindsOf(events)]));
      }
    },
    remove({ events, ...where }) {
      for (const id of scopesOf(where) ?? [...scopes.keys()]) {
        const scope = scopes.get(id);
        for (const kind of kindsOf(events ?? ['*', 'catalog'])) scope?.delete(kind);
        if (scope?.size === 0) scopes.delete(id);
      }
    },
    wantsConnectionEvent({ type, connectionId }) {
      return [allConnections, connectionId].some((id) => scopes.get(id)?.has(type) === true);
    },
    wantsCatalogEvent({ type }) {
      return has([type]);
    },
    hasConnectionEvents: () => has(connectionEventTypes),
    hasCatalogEvents: () => has(catalogKinds),
    list() {
      return Array.from(scopes, ([id, kinds]) => ({
        events: [...kinds],
        ...(id !== allConnections && { connectionId: id }),
      }));
    },
  };
}

/** @returns undefined where none is named. */
function scopesOf({
  connectionId,
  connections,
}: Pick<RealtimeSubscription, 'connectionId' | 'connections'>): string[] | undefined {
  if (connectionId === undefined && connections === undefined) return undefined;
  return [...(connections ?? []), ...(connectionId === undefined ? [] : [connectionId])];
}

function kindsOf(events: readonly RealtimeEventName[] = ['*']): Kind[] {
  return events.flatMap((name): readonly Kind[] => {
    if (name === '*' || name === 'connection_update') return connectionEventTypes;
    return name === 'catalog' ? catalogKinds : [name];
  });
}
