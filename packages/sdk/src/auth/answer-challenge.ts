import type { ServiceChallenge, ServiceCredentials } from '@nanda/protocol';
import type { ConnectParameters } from '../client.js';
import { AbortError } from '../errors/abort-error.js';
import { AuthenticationError } from '../errors/authentication-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import type { Call } from '../http/call.js';
import { within } from '../http/within.js';
import type { Authorizations } from '../resources/authorizations.js';
import { authorizeService } from './authorize-service.js';
import type { ConnectOptions } from './connect-options.js';
import { consentTimeout } from './wait-for-authorization.js';

/** What is known of a connection that is being opened. */
export interface OpeningConnection {
  readonly serviceId: string;
  readonly parameters: ConnectParameters;
  readonly options: ConnectOptions;
  readonly authorizations: Authorizations;
  /** Told with what it is tried now. */
  readonly onCredentials: (auth: ServiceCredentials) => void;
  /** How often it was tried with an answer. @default 0 */
  readonly rounds?: number | undefined;
}

/** What is wrong is not mended by asking for ever. */
const mostRounds = 2;

/**
 * The call to make in place of a connect for which the service wanted credentials: the same, with the answer to its
 * challenge. Undefined where it wanted none, or there is no answer.
 */
export async function answerChallenge(
  outcome: unknown,
  opening: OpeningConnection,
): Promise<Call | undefined> {
  const { serviceId, parameters, options, rounds = 0 } = opening;
  const challenge = AuthenticationError.isInstance(outcome) ? outcome.challenge : undefined;
  if (challenge === undefined || rounds >= mostRounds) return undefined;
  const auth = await findCredentials(challenge, opening);
  if (auth === undefined) return undefined;
  opening.onCredentials(auth);
  return {
    params: { serviceId },
    body: { ...parameters, auth },
    options,
    reconsider: (next) => answerChallenge(next, { ...opening, rounds: rounds + 1 }),
  };
}

async function findCredentials(
  challenge: ServiceChallenge,
  { serviceId, parameters: { auth }, options, authorizations }: OpeningConnection,
): Promise<ServiceCredentials | undefined> {
  const { onChallenge, onAuthorize, signal, challengeTimeout: timeout = consentTimeout } = options;
  if (challenge.kind === 'oauth2' && onAuthorize !== undefined) {
    const given = auth?.type === 'oauth2' ? auth : undefined;
    const { clientId, clientSecret, scope = challenge.scope } = given ?? {};
    const request = { clientId, clientSecret, scope, openUrl: onAuthorize, signal, timeout };
    await authorizeService(authorizations, { serviceId, options: request });
    return { type: 'oauth2' };
  }
  if (onChallenge === undefined) return undefined;
  const outcome = await within(
    async (interest) => [await onChallenge(challenge, { signal: interest })] as const,
    { signal, timeout },
  );
  if (outcome === 'aborted') throw new AbortError(signal?.reason);
  if (outcome !== 'timeout') return outcome[0];
  throw new TimeoutError(
    `onChallenge gave no answer within ${timeout / 1000} s. Set challengeTimeout, or answer sooner.`,
    { phase: 'credentials' },
  );
}
