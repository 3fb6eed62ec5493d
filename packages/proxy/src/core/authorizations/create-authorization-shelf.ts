import { principalKey } from '../principal-key.js';
import type { Owner } from '../principal.js';
import { oauthErrors } from './oauth-errors.js';
import { stateOf, type PendingAuthorization } from './pending-authorization.js';

/** Where authorizations are while they are asked for. */
export interface AuthorizationShelf {
  /** @throws NandaError CONNECTION_LIMIT_REACHED where an owner has too many that wait, OVERLOADED where all have together */
  checkLimit(owner: Owner): void;
  add(one: PendingAuthorization): void;
  /** @throws NandaError NOT_FOUND */
  find(id: string, owner: Owner): PendingAuthorization;
  /** The one that waits for this answer; it goes on waiting. */
  peek(state: string): PendingAuthorization | undefined;
  /** The one that waits for this answer, once. */
  take(state: string): PendingAuthorization | undefined;
  /** Whether the same owner was sent away for the same service before, and did not come back. */
  hasUnanswered(owner: Owner, serviceId: string): boolean;
  readonly all: readonly PendingAuthorization[];
}

/** That wait for an answer, of one owner. */
const maxPending = 16;

export function createAuthorizationShelf({
  now,
  maxKept = 2000,
}: {
  readonly now: () => number;
  /** Also those that are over, so that it can be asked how they went. */
  readonly maxKept?: number;
}): AuthorizationShelf {
  const byId = new Map<string, PendingAuthorization>();
  const byState = new Map<string, PendingAuthorization>();

  function ofOwner(owner: Owner): PendingAuthorization[] {
    const key = principalKey(owner);
    return [...byId.values()].filter((one) => principalKey(one.owner) === key);
  }

  function waiting(state: string): PendingAuthorization | undefined {
    const one = byState.get(state);
    return one !== undefined && stateOf(one, now()) === 'pending' ? one : undefined;
  }

  function drop(one: PendingAuthorization): void {
    byId.delete(one.id);
    byState.delete(one.stateKey);
    one.ended.abort();
  }

  /** One that is over is kept as long again. */
  function sweep(): void {
    const moment = now();
    for (const one of byId.values()) {
      const state = stateOf(one, moment);
      if (state !== 'pending') byState.delete(one.stateKey);
      const life = one.expiresAt + keptAfter;
      if (state !== 'pending' && moment >= life) drop(one);
    }
    // Those that are over go first: nobody can push out what others wait for.
    const over = [...byId.values()].filter((one) => stateOf(one, moment) !== 'pending');
    for (const oldest of over) {
      if (byId.size < maxKept) break;
      drop(oldest);
    }
  }

  return {
    checkLimit(owner) {
      sweep();
      if (byId.size >= maxKept) throw oauthErrors.full();
      const moment = now();
      const pending = ofOwner(owner).filter((one) => stateOf(one, moment) === 'pending');
      if (pending.length >= maxPending) throw oauthErrors.tooMany(maxPending);
    },
    add(one) {
      byId.set(one.id, one);
      byState.set(one.stateKey, one);
    },
    find(id, owner) {
      const one = byId.get(id);
      if (one === undefined || principalKey(one.owner) !== principalKey(owner)) {
        throw oauthErrors.notFound(id);
      }
      return one;
    },
    peek: waiting,
    take(state) {
      const one = waiting(state);
      byState.delete(state);
      return one;
    },
    hasUnanswered: (owner, serviceId) =>
      ofOwner(owner).some(
        (one) =>
          one.serviceId === serviceId &&
          one.answering === undefined &&
          one.begun.client.origin === 'registered',
      ),
    get all() {
      return [...byId.values()];
    },
  };
}

/** Milliseconds that it can be asked how one went. */
const keptAfter = 600_000;
