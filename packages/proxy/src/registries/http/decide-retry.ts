import type { RegistryFailure } from './registry-failure.js';

export interface RetryState {
  /** How many attempts have been made. */
  readonly attempts: number;
  readonly retries: number;
  /** Milliseconds. */
  readonly maximumWait: number;
  /** 0 to 1. */
  readonly random: () => number;
}

const passingStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);
const longestBackoff = 30_000;
const firstBackoff = 500;
/** A limit that was hit is mostly one per minute: asking again at once only prolongs it. */
const firstBackoffWhenLimited = 5_000;
/** What never got through to a server: mostly there is no network, and somebody waits to be told so. */
const unreachable = new Set(['dns', 'refused']);

/**
 * Whether a request that failed is worth sending again, and after how many milliseconds.
 *
 * @returns `undefined` where it is not.
 */
export function decideRetry(failure: RegistryFailure, state: RetryState): number | undefined {
  const { attempts, retries, maximumWait, random } = state;
  if (attempts > retries) return undefined;
  if (failure.kind === 'network') {
    const isUnreachable = unreachable.has(failure.cause);
    if (failure.cause === 'tls' || failure.cause === 'protocol') return undefined;
    if (isUnreachable && attempts > 1) return undefined;
    return backoff(firstBackoff, { attempts, random });
  }
  if (failure.kind !== 'status' || !passingStatuses.has(failure.status)) return undefined;
  const isLimited = failure.status === 429;
  const wanted = failure.retryAfterMs;
  if (wanted !== undefined) {
    if (wanted > maximumWait) return undefined;
    // Everybody who was turned away is told the same moment: come a little later than that.
    return wanted + Math.round(firstBackoff * random());
  }
  const wait = backoff(isLimited ? firstBackoffWhenLimited : firstBackoff, { attempts, random });
  return wait > maximumWait ? undefined : wait;
}

function backoff(
  first: number,
  { attempts, random }: { readonly attempts: number; readonly random: () => number },
): number {
  const longest = Math.min(first * 2 ** (attempts - 1), longestBackoff);
  return Math.round(longest * (0.5 + random() / 2));
}
