import type { ConnectionEventType } from '@nanda/protocol';
import type { ConnectionEventBus } from '../events/connection-event-bus.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { reasonOf } from '../reason-of.js';
import type { OfferConnections } from './offer-connections.js';

export interface SubscriptionsOptions {
  readonly connections: Pick<OfferConnections, 'get'>;
  readonly events: Pick<ConnectionEventBus, 'follow'>;
  /** Asks the service for all of them over the session that it has now. */
  readonly renew: (renewal: Renewal) => Promise<void>;
  readonly logger: Logger;
}

/** What is to be subscribed to again. */
export interface Renewal {
  readonly connectionId: string;
  readonly principal: Principal;
  readonly uris: readonly string[];
  /** Aborted when it is no longer wanted, or begins anew. */
  readonly signal: AbortSignal;
}

/** Which resources the connections follow: a service forgets it with its session, this does not. */
export interface Subscriptions {
  /**
   * Called before the service is asked; it counts as subscribed to once it is kept.
   *
   * @throws NandaError CONNECTION_LIMIT_REACHED
   */
  reserve(uri: string, place: SubscribedPlace): Reservation;
  /** Whether the connection follows anything. */
  follows(connectionId: string): boolean;
  /** Undefined for all of a connection: it is gone. */
  forget(connectionId: string, uri?: string): void;
  close(): Promise<void>;
}

export interface SubscribedPlace {
  readonly connectionId: string;
  /** Has been proved to own it. */
  readonly principal: Principal;
}

export interface Reservation {
  keep(): void;
  /** It was not subscribed to; what was kept before stays. */
  drop(): void;
}

interface Subscribed {
  readonly principal: Principal;
  /** Whether the service has agreed, by URI. */
  readonly uris: Map<string, boolean>;
  renewing: AbortController | undefined;
}

/** Events that tell of a change of state. */
const statesChange: ReadonlySet<ConnectionEventType> = new Set(['update', 'closed', 'error']);

/** Resources of one connection, characters of their URIs together, and connections. */
const maximumUris = 256;
const maximumCharacters = 64 * 1024;
const maximumConnections = 1000;

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { connections, events, renew, logger } = options;
  const subscribed = new Map<string, Subscribed>();
  const followers = new Map<string, { readonly stop: () => void; readonly ended: Promise<void> }>();
  let isClosed = false;

  function place({ connectionId, principal }: SubscribedPlace): Subscribed {
    const known = subscribed.get(connectionId);
    if (known !== undefined) return known;
    const [oldest] = subscribed.keys();
    if (subscribed.size >= maximumConnections && oldest !== undefined) forget(oldest);
    const added = { principal, uris: new Map<string, boolean>(), renewing: undefined };
    subscribed.set(connectionId, added);
    followOwner(principal);
    return added;
  }

  function forget(connectionId: string, uri?: string): void {
    const known = subscribed.get(connectionId);
    if (known === undefined) return;
    if (uri !== undefined) known.uris.delete(uri);
    if (uri !== undefined && known.uris.size > 0) return;
    known.renewing?.abort();
    subscribed.delete(connectionId);
    const key = principalKey(known.principal);
    const isLast = ![...subscribed.values()].some(
      ({ principal }) => principalKey(principal) === key,
    );
    if (isLast) followers.get(key)?.stop();
  }

  /** One follower for each owner of a connection that follows something. */
  function followOwner(principal: Principal): void {
    const key = principalKey(principal);
    if (isClosed || followers.has(key)) return;
    const controller = new AbortController();
    const follower = {
      stop: () => {
        controller.abort();
        followers.delete(key);
      },
      ended: follow(principal, controller.signal).catch((error: unknown) => {
        logger.error('Subscriptions are no longer renewed', { reason: reasonOf(error) });
      }),
    };
    followers.set(key, follower);
  }

  async function follow(principal: Principal, signal: AbortSignal): Promise<void> {
    for await (const event of events.follow(principal, { signal })) {
      const { connectionId, type, previousState } = event;
      const known = subscribed.get(connectionId);
      if (known === undefined) continue;
      const { state } = event.connection;
      if (!statesChange.has(type) || state === previousState) continue;
      known.renewing?.abort();
      if (state === 'connected') startRenewal(connectionId, known);
      else if (type === 'closed') void forgetIfGone(connectionId, known);
    }
  }

  /** One that only rests is opened again by its next use, and then follows what it followed. */
  async function forgetIfGone(connectionId: string, { principal }: Subscribed): Promise<void> {
    try {
      await connections.get(connectionId, principal);
    } catch (error) {
      if (error instanceof NandaError && error.code === 'CONNECTION_NOT_FOUND') {
        forget(connectionId);
      }
    }
  }

  function startRenewal(connectionId: string, known: Subscribed): void {
    const uris = [...known.uris].filter(([, isKept]) => isKept).map(([uri]) => uri);
    if (uris.length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    known.renewing = controller;
    void renew({ connectionId, principal: known.principal, uris, signal })
      .catch((error: unknown) => {
        if (signal.aborted) return;
        logger.warn('Resources of a connection could not be subscribed to again', {
          connectionId,
          reason: reasonOf(error),
        });
      })
      .finally(() => {
        if (known.renewing === controller) known.renewing = undefined;
      });
  }

  return {
    reserve(uri, where) {
      const { uris } = place(where);
      if (!uris.has(uri)) {
        if (!hasRoom(uris, uri)) throw createTooManyError();
        uris.set(uri, false);
      }
      return {
        keep() {
          place(where).uris.set(uri, true);
        },
        drop() {
          if (uris.get(uri) === false) forget(where.connectionId, uri);
        },
      };
    },
    follows(connectionId) {
      const { uris } = subscribed.get(connectionId) ?? {};
      return uris !== undefined && [...uris.values()].some(Boolean);
    },
    forget,
    async close() {
      isClosed = true;
      const all = [...followers.values()];
      for (const connectionId of subscribed.keys()) forget(connectionId);
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

function hasRoom(uris: ReadonlyMap<string, boolean>, uri: string): boolean {
  let characters = uri.length;
  for (const each of uris.keys()) characters += each.length;
  return uris.size < maximumUris && characters <= maximumCharacters;
}

function createTooManyError(): NandaError {
  return new NandaError(
    'CONNECTION_LIMIT_REACHED',
    `The connection follows as many resources as it may: ${maximumUris}, with URIs of ${maximumCharacters} characters together. Unsubscribe from one that is no longer needed.`,
    { details: { limit: maximumUris, characters: maximumCharacters } },
  );
}
