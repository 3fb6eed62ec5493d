import { ConnectionError } from '../errors/connection-error.js';
import type { RequestAttempt } from '../errors/request-attempt.js';
import { TimeoutError, type TimeoutPhase } from '../errors/timeout-error.js';
import type { Repetition } from './decide-retry.js';
import { describeDoubt } from './describe-doubt.js';
import type { NetworkFailure } from './describe-network-failure.js';

/** Where a page is; there is none elsewhere. */
interface Location {
  readonly origin: string;
}

/** What {@link createNetworkError} tells of. */
export interface NetworkErrorFacts extends NetworkFailure {
  /** Method and path. */
  readonly subject: string;
  readonly baseURL: string;
  readonly repetition: Repetition;
  readonly idempotencyKey: string | undefined;
  readonly attempts: readonly RequestAttempt[];
  readonly cause: unknown;
}

/** Limits of the runtime's own, which nobody knows before they strike. */
const runtimeLimits: Readonly<Record<string, TimeoutPhase>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect',
  UND_ERR_HEADERS_TIMEOUT: 'headers',
  UND_ERR_BODY_TIMEOUT: 'body',
};

/** The error for a request that got no answer. */
export function createNetworkError(network: NetworkErrorFacts): ConnectionError | TimeoutError {
  const { subject, baseURL, code, isConnectFailure, attempts, cause } = network;
  const phase = code === undefined ? undefined : runtimeLimits[code];
  const where = `${subject} from ${baseURL}${code === undefined ? '' : ` (${code})`}`;
  // A page is not told whether anything was sent; what it is not told at all is mostly that nothing answers there.
  const { advice, ...doubt } = isConnectFailure || code === undefined ? {} : describeDoubt(network);
  const facts = { code, attempts, cause, ...doubt };
  if (phase === 'headers' || phase === 'body') {
    const message =
      `No answer to ${where}: the runtime's own limit stands before \`timeout\`. ` +
      'Stream a long call, or set `fetchOptions.dispatcher` to one that waits longer.';
    return new TimeoutError(message, { ...facts, phase });
  }
  const message = `No answer to ${where}. ${advice ?? advise(baseURL)}`;
  return phase === undefined
    ? new ConnectionError(message, facts)
    : new TimeoutError(message, { ...facts, phase });
}

function advise(baseURL: string): string {
  const { hostname, origin } = new URL(baseURL);
  const page = (Reflect.get(globalThis, 'location') as Location | undefined)?.origin;
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const advice = isLocal
    ? 'Start a proxy with `npx --package @nanda/cli nanda serve`, or set `baseURL` or NANDA_BASE_URL to one that runs.'
    : 'Check the network, and `baseURL` or NANDA_BASE_URL.';
  return page === undefined || page === origin
    ? advice
    : `${advice} It has to let this page in: \`--allow-origin ${page}\`.`;
}
