import type { Authorization } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import { checkNumber } from '../config/check-number.js';
import { AbortError } from '../errors/abort-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { isTemporary } from '../events/is-temporary.js';
import { reconnectDelay } from '../events/reconnect-delay.js';
import { wait } from '../events/wait.js';
import { within } from '../http/within.js';
import type { Authorizations } from '../resources/authorizations.js';

/** What {@link waitForAuthorization} waits for. */
export interface WaitForAuthorization {
  readonly authorizationId: string;
  readonly options: RequestOptions;
}

/** How long a user may take by default. */
export const consentTimeout = 600_000;
/** Seconds that one request lets the proxy wait: less than what stands between is likely to allow. */
const longestWait = 25;
/** What a proxy that does not wait is asked for no more often than, in milliseconds. */
const shortestRound = 1_000;

/** Asks how far an authorization is until it is pending no more, also over a proxy that is away for a while. */
export async function waitForAuthorization(
  authorizations: Pick<Authorizations, 'get'>,
  { authorizationId, options }: WaitForAuthorization,
): Promise<Authorization> {
  const { signal, timeout: given, ...others } = options;
  const timeout = checkNumber(given ?? consentTimeout, { name: 'timeout', minimum: 1 });
  const deadline = performance.now() + timeout;
  const outcome = await within(
    async (interest) => {
      for (let failures = 0; ;) {
        const began = performance.now();
        const seconds = Math.min(longestWait, Math.ceil((deadline - began) / 1000));
        try {
          const authorization = await authorizations.get(
            authorizationId,
            { wait: Math.max(0, seconds) },
            { ...others, signal: interest, timeout: (longestWait + 10) * 1000 },
          );
          if (authorization.state !== 'pending') return authorization;
          failures = 0;
          await wait(shortestRound - (performance.now() - began), { signal: interest });
        } catch (error) {
          if (interest.aborted || !isTemporary(error)) throw error;
          await wait(reconnectDelay(failures++), { signal: interest });
        }
      }
    },
    { signal, timeout },
  );
  if (outcome === 'aborted') throw new AbortError(signal?.reason);
  if (outcome !== 'timeout') return outcome;
  throw new TimeoutError(
    `The authorization "${authorizationId}" is pending still after ${timeout / 1000} s. Go on waiting with \`authorizations.wait()\`, ` +
      'or give it up with `authorizations.cancel()`.',
    { phase: 'total' },
  );
}
