import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { findHttpError } from '../errors/find-http-error.js';
import { findRpcError } from '../errors/find-rpc-error.js';
import type { Channel } from '../session/create-channel.js';

export interface ListeningOptions {
  readonly channel: Channel;
  /** What is wanted: a `SubscriptionFilter`. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** The service as a person knows it. */
  readonly name: string;
}

/** One `subscriptions/listen` request, whose answer is its end. */
export interface Listening {
  readonly id: string;
  /**
   * Resolves with the resources that the service agreed to tell of, or undefined where it does not say. Rejects where it
   * refuses, with the signal's reason, or when it takes too long.
   */
  acknowledged(signal: AbortSignal): Promise<ReadonlySet<unknown> | undefined>;
  acknowledge(notifications: unknown): void;
  /** Resolves with whether the service does not know such a request. Never rejects. */
  readonly ended: Promise<{ readonly isUnknown: boolean }>;
  close(): void;
}

const methodNotFound = -32_601;
const acknowledgeLimit = 10_000;

export function createListening({ channel, filter, name }: ListeningOptions): Listening {
  const id = channel.createId();
  const closing = new AbortController();
  const acknowledgement = Promise.withResolvers<ReadonlySet<unknown> | undefined>();
  acknowledgement.promise.catch(() => undefined);
  const answered = channel.request({
    id,
    method: 'subscriptions/listen',
    params: { notifications: filter },
    isOptional: true,
    signal: closing.signal,
  });
  const ended = answered.then(
    () => {
      acknowledgement.reject(createUnconfirmedError(name));
      return { isUnknown: false };
    },
    (error: unknown) => {
      acknowledgement.reject(error);
      return { isUnknown: isUnknownMethod(error) };
    },
  );

  return {
    id,
    ended,
    acknowledged: async (signal) => {
      const timer = setTimeout(
        () => acknowledgement.reject(createUnconfirmedError(name)),
        acknowledgeLimit,
      );
      const abort = (): void => acknowledgement.reject(signal.reason);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      try {
        return await acknowledgement.promise;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      }
    },
    acknowledge: (notifications) => {
      if (!isObject(notifications)) {
        acknowledgement.resolve(undefined);
        return;
      }
      const uris = notifications['resourceSubscriptions'];
      acknowledgement.resolve(new Set<unknown>(Array.isArray(uris) ? uris : []));
    },
    close: () => closing.abort(),
  };
}

function isUnknownMethod(error: unknown): boolean {
  const code = findRpcError(error)?.code;
  if (code !== undefined) return code === methodNotFound;
  const status = findHttpError(error)?.status;
  return status === 400 || status === 404 || status === 405;
}

function createUnconfirmedError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" does not confirm that it will tell of changes. Try again, or read the resource from time to time.`,
  );
}
