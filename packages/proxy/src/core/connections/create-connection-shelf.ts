import type { ConnectionState } from '@nanda/protocol';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { connectionErrors } from './connection-errors.js';
import { connectionLimitOf } from './connection-limit-of.js';
import type { LiveConnection } from './live-connection.js';

export interface ConnectionLimits {
  /** Open connections, of all owners together. */
  readonly maxConnections: number;
  /** Open connections of one anonymous client. */
  readonly maxConnectionsPerClient: number;
}

/** All connections that are kept, open and resting, and how many may be. */
export interface ConnectionShelf {
  readonly all: readonly LiveConnection[];
  /** How many have a session. */
  readonly active: number;
  /** How many take one of the places: they have a session, or are about to. */
  readonly open: number;
  add(live: LiveConnection): void;
  get(id: string): LiveConnection | undefined;
  has(live: LiveConnection): boolean;
  remove(live: LiveConnection): void;
  /** Whether it was taken away lately: what was read of it before that is out of date. */
  wasRemoved(id: string): boolean;
  /** What a caller does not own does not exist for it. @throws NandaError CONNECTION_NOT_FOUND */
  find(id: string, principal: Principal): LiveConnection;
  owned(principal: Principal): readonly LiveConnection[];
  /** Whether one more may be open. @throws NandaError CONNECTION_LIMIT_REACHED */
  checkLimit(principal: Principal): void;
  /** The same for one that is there: it takes a place where it rests. @throws NandaError CONNECTION_LIMIT_REACHED */
  checkReopening(live: LiveConnection): void;
  /** Resting connections cost a row each: those that were used longest ago make room for one more. */
  makeRoom(): readonly LiveConnection[];
}

/** Ids that are remembered of those that were taken away; none is ever given twice. */
const rememberedRemovals = 1000;

/** Connections that are kept in all. */
const maxKept = 1000;

/** In these a connection holds nothing open. */
const restingStates: ReadonlySet<ConnectionState> = new Set(['disconnected', 'failed']);

export function createConnectionShelf(limits: ConnectionLimits): ConnectionShelf {
  const connections = new Map<string, LiveConnection>();
  /** As whom its owner came last: what is stored of it says nothing of its plan. */
  const seen = new WeakMap<LiveConnection, Principal>();

  const removed = new Set<string>();

  function takeAway(id: string): void {
    connections.delete(id);
    removed.add(id);
    for (const oldest of removed) {
      if (removed.size <= rememberedRemovals) return;
      removed.delete(oldest);
    }
  }

  function isResting({ state, opening }: LiveConnection): boolean {
    return restingStates.has(state) && opening === undefined;
  }

  function owned(principal: Principal): LiveConnection[] {
    const key = principalKey(principal);
    return [...connections.values()].filter(({ stored }) => principalKey(stored.owner) === key);
  }

  function checkLimit(principal: Principal): void {
    const countOpen = (all: Iterable<LiveConnection>): number =>
      [...all].filter((live) => !isResting(live)).length;
    const ofOwner = connectionLimitOf(principal, limits);
    if (ofOwner !== undefined && countOpen(owned(principal)) >= ofOwner) {
      const plan = principal.access?.plan;
      throw plan === undefined
        ? connectionErrors.tooManyOfClient(ofOwner)
        : connectionErrors.tooManyOfPlan(plan, { limit: ofOwner });
    }
    if (countOpen(connections.values()) < limits.maxConnections) return;
    throw connectionErrors.tooMany(limits.maxConnections);
  }

  return {
    get all() {
      return [...connections.values()];
    },
    get active() {
      return [...connections.values()].filter(({ session }) => session !== undefined).length;
    },
    get open() {
      return [...connections.values()].filter((live) => !isResting(live)).length;
    },
    add(live) {
      connections.set(live.stored.id, live);
    },
    get: (id) => connections.get(id),
    has: (live) => connections.get(live.stored.id) === live,
    remove(live) {
      takeAway(live.stored.id);
    },
    wasRemoved: (id) => removed.has(id),
    find(id, principal) {
      const live = connections.get(id);
      if (live === undefined || principalKey(live.stored.owner) !== principalKey(principal)) {
        throw connectionErrors.notFound(id);
      }
      seen.set(live, principal);
      return live;
    },
    owned,
    checkLimit,
    checkReopening(live) {
      if (isResting(live)) checkLimit(seen.get(live) ?? live.stored.owner);
    },
    makeRoom() {
      if (connections.size < maxKept) return [];
      const oldest = [...connections.values()]
        .filter(isResting)
        .toSorted((a, b) => a.lastUsed.getTime() - b.lastUsed.getTime())
        .slice(0, connections.size - maxKept + 1);
      for (const { stored } of oldest) takeAway(stored.id);
      return oldest;
    },
  };
}
