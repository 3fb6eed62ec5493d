import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import { createPace, type Pace } from './create-pace.js';
import { createSharedDialler } from './create-shared-dialler.js';
import { createUnavailableError } from './create-unavailable-error.js';
import { decideRetry } from './decide-retry.js';
import { readBaseUrl } from './read-base-url.js';
import type { RegistryAnswer, RegistryHttp, RegistryRequestOptions } from './registry-http.js';
import { resolveTarget } from './resolve-target.js';
import { sendOnce } from './send-once.js';
import { waitForTime } from './wait-for-time.js';

export interface RegistryHttpOptions {
  /** The registry's name, for messages. */
  readonly name: string;
  /** A path in it is a prefix of every target. Credentials in it are sent as a header. */
  readonly baseUrl: string | URL;
  /** Sent with every request. Their values are credentials: they never appear in an error. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is never exceeded in any minute. @default 180 */
  readonly requestsPerMinute?: number;
  /** What several clients of one registry share. @default one of its own, of `requestsPerMinute` */
  readonly pace?: Pace;
  /** What the registry's address may be: `public`, unless the local user named it. */
  readonly policy: AddressPolicy;
  /** Bytes of a body, unpacked. @default 32 MiB */
  readonly maximumBytes?: number;
  /** @default a guarded dialler, open only while it is needed */
  readonly fetch?: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970, never going back. */
  readonly now?: () => number;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1. */
  readonly random?: () => number;
}

const defaultTimeout = 15_000;
const defaultRetries = 4;
const defaultMaximumWait = 60_000;
const defaultRate = 180;
const defaultMaximumBytes = 32 * 1024 * 1024;

/** The client that every remote registry is asked with. It owns nothing while no request runs and nobody holds it. */
export function createRegistryHttp({
  name,
  baseUrl,
  headers = {},
  requestsPerMinute = defaultRate,
  policy,
  maximumBytes = defaultMaximumBytes,
  fetch,
  now = () => performance.timeOrigin + performance.now(),
  wait = waitForTime,
  random = Math.random,
  pace = createPace({ requestsPerMinute, now, wait }),
}: RegistryHttpOptions): RegistryHttp {
  const base = readBaseUrl(baseUrl);
  const dialler = createSharedDialler({ policy });
  const send = fetch ?? dialler.fetch;
  const hold = fetch ? () => async () => undefined : dialler.hold;

  const getJson = async (
    target: string | URL,
    options: RegistryRequestOptions,
  ): Promise<RegistryAnswer> => {
    const {
      signal,
      isQuestion = false,
      retries = defaultRetries,
      maximumWait = defaultMaximumWait,
    } = options;
    const url = resolveTarget(target, { base: base.url, query: options.query });
    const release = hold();
    try {
      for (let attempts = 1; ; attempts += 1) {
        await pace.take(signal, { isQuestion });
        const outcome = await sendOnce(url, {
          headers: { ...base.headers, ...headers, ...options.headers },
          expected: options.expected ?? [],
          timeout: options.timeout ?? defaultTimeout,
          maximumBytes,
          signal,
          fetch: send,
          now,
        });
        if ('answer' in outcome) {
          if (outcome.pause !== undefined && outcome.pause <= maximumWait) {
            pace.pause(outcome.pause);
          }
          return outcome.answer;
        }
        const delay = decideRetry(outcome.failure, {
          attempts,
          retries,
          maximumWait,
          random,
        });
        if (delay === undefined) {
          throw createUnavailableError(outcome.failure, {
            registry: name,
            request: `GET ${url.origin}${url.pathname}`,
          });
        }
        // A limit is one for all requests, a fault is one's own.
        if (outcome.failure.kind === 'status' && outcome.failure.status === 429) pace.pause(delay);
        else await wait(delay, signal);
      }
    } finally {
      await release();
    }
  };

  return { getJson, hold };
}
