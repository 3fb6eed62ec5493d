import type { Connection, ConnectionEvent, ConnectionState } from '@nanda/protocol';
import type { UpstreamAskRequest } from '../connections/upstream-connector.js';
import { createEventLog } from '../events/event-log.js';
import type { LogFields } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import type { OfferOutcome } from './offer-connections.js';
import { createOffers, type Offers, type OfferPlace, type OffersOptions } from './offers.js';

const owner: Principal = { kind: 'local' };
export const stranger: Principal = { kind: 'anonymous', clientId: 'somebody-else' };

export interface OpenOffersOptions extends Pick<OffersOptions, 'timeout' | 'renewalPause'> {
  /** What the service answers. */
  readonly onAsk?: (request: UpstreamAskRequest) => Promise<Record<string, unknown>>;
  readonly onSubscribe?: (uri: string, signal: AbortSignal) => Promise<void>;
  readonly onUnsubscribe?: (uri: string) => Promise<void>;
  /** Resolves when a session may be had. */
  readonly onBorrow?: () => Promise<void>;
}

/** The use cases over a service that answers as a test wants, on the connection `conn`. */
export interface OpenOffers {
  readonly offers: Offers;
  readonly place: OfferPlace;
  readonly asked: readonly UpstreamAskRequest[];
  readonly subscribed: readonly string[];
  readonly unsubscribed: readonly string[];
  /** How each use was given back. */
  readonly outcomes: readonly OfferOutcome[];
  readonly logged: readonly { readonly message: string; readonly fields: LogFields | undefined }[];
  /** How many follow events of connections now. */
  readonly followers: number;
  /** The connection changes its state. */
  move(from: ConnectionState, to: ConnectionState): void;
  /** Its owner closes it: it is gone. */
  disconnect(): void;
}

export function openOffers(options: OpenOffersOptions = {}): OpenOffers {
  const events = createEventLog<ConnectionEvent>({ limit: 100 });
  const asked: UpstreamAskRequest[] = [];
  const subscribed: string[] = [];
  const unsubscribed: string[] = [];
  const outcomes: OfferOutcome[] = [];
  const logged: { message: string; fields: LogFields | undefined }[] = [];
  let isGone = false;
  let followers = 0;

  function check(id: string, principal: Principal): void {
    if (!isGone && id.startsWith('conn') && principalKey(principal) === 'local') return;
    throw new NandaError('CONNECTION_NOT_FOUND', 'There is no such connection.');
  }

  function publish(
    type: ConnectionEvent['type'],
    from: ConnectionState,
    to: ConnectionState,
  ): void {
    events.append({
      id: String(events.position + 1),
      type,
      timestamp: new Date().toISOString(),
      connectionId: 'conn',
      previousState: from,
      connection: { id: 'conn', state: to } as Connection,
    });
  }

  const log = (message: string, fields?: LogFields): void => {
    logged.push({ message, fields });
  };
  const offers = createOffers({
    connections: {
      async borrow(id, principal) {
        check(id, principal);
        await options.onBorrow?.();
        return {
          session: {
            async ask(request) {
              asked.push(request);
              return options.onAsk?.(request) ?? {};
            },
            async subscribe(uri, signal) {
              subscribed.push(uri);
              await options.onSubscribe?.(uri, signal);
            },
            async unsubscribe(uri) {
              unsubscribed.push(uri);
              await options.onUnsubscribe?.(uri);
            },
          },
          release: (outcome) => void outcomes.push(outcome),
        };
      },
      async get(id, principal) {
        check(id, principal);
      },
    },
    events: {
      async *follow(_, { signal }) {
        followers += 1;
        try {
          yield* events.follow({ after: events.position, signal });
        } finally {
          followers -= 1;
        }
      },
    },
    logger: { debug: log, info: log, warn: log, error: log },
    ...options,
  });
  return {
    offers,
    place: { connectionId: 'conn', principal: owner },
    asked,
    subscribed,
    unsubscribed,
    outcomes,
    logged,
    get followers() {
      return followers;
    },
    move: (from, to) => publish(to === 'disconnected' ? 'closed' : 'update', from, to),
    disconnect() {
      isGone = true;
      publish('closed', 'connected', 'disconnected');
    },
  };
}

/** What a service that refuses a request looks like to its caller. */
export function refusal(code: number, message = 'No.'): NandaError {
  return new NandaError('UPSTREAM_ERROR', `The service refused: ${message}`, {
    details: { rpc: { code, message } },
  });
}

/** Fails when it is aborted, and never before. */
export function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}
