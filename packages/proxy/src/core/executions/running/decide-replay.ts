import type { ToolAnnotations } from '@nanda/protocol';
import type { NandaError } from '../../nanda-error.js';

export interface ReplayFacts {
  readonly failure: NandaError;
  /** What the service says of the tool. */
  readonly annotations: ToolAnnotations | undefined;
  /** How often the call has been sent again already. */
  readonly replays: number;
  /** How often it may be; undefined where the caller said nothing. */
  readonly wanted: number | undefined;
  /** How often it may be where the caller said nothing. */
  readonly usual: number;
  /** Whether recent calls leave room for another one: see `createReplayBudget`. */
  readonly isAffordable: boolean;
  /** Milliseconds until the call's time is up. */
  readonly timeLeft: number;
  /** 0 up to 1, for the jitter of the pause. */
  readonly random: number;
}

export type ReplayDecision =
  | { readonly isReplayed: false }
  | {
      readonly isReplayed: true;
      /** Milliseconds. */
      readonly pause: number;
      /** Whether it takes from the budget. */
      readonly isBudgeted: boolean;
    };

const firstPause = 100;
const longestPause = 30_000;

/** Failures after which nothing will be different a moment later, or somebody else decides when it is. */
const finalCodes: ReadonlySet<string> = new Set([
  'CANCELLED',
  'TOOL_TIMEOUT',
  'CIRCUIT_OPEN',
  'OVERLOADED',
  'CONNECTION_NOT_FOUND',
  'CONNECTION_LIMIT_REACHED',
  'RESULT_TOO_LARGE',
]);

/**
 * Whether a call that failed is sent again.
 *
 * What was certainly not accepted (the session was unknown, the service refused the connection, 429 and
 * 503) is. What may have run is only where the service says that running twice does no harm, and the
 * caller asked for it by a number of its own: a hint is a claim, not a promise.
 */
export function decideReplay(facts: ReplayFacts): ReplayDecision {
  const { failure, replays, wanted, usual } = facts;
  // It costs the service no more than the answer that says so, and all calls of the session at once.
  const isBudgeted = !isForgotten(facts);
  if (replays >= (wanted ?? usual)) return { isReplayed: false };
  if (isBudgeted && !facts.isAffordable) return { isReplayed: false };
  if (finalCodes.has(failure.code)) return { isReplayed: false };
  const isCertain = failure.retryable === true;
  if (!isCertain && !(wanted !== undefined && isHarmless(facts) && isAccident(failure))) {
    return { isReplayed: false };
  }
  const pause = pauseBefore(facts);
  return pause < facts.timeLeft ? { isReplayed: true, pause, isBudgeted } : { isReplayed: false };
}

/** The service is well, and does not know any more what was agreed with it. */
function isForgotten({ failure: { details }, replays }: ReplayFacts): boolean {
  const cause = details?.['cause'];
  return (cause === 'session-expired' || cause === 'version') && replays === 0;
}

function isHarmless({ annotations }: ReplayFacts): boolean {
  return annotations?.readOnlyHint === true || annotations?.idempotentHint === true;
}

/** The way was at fault, or the service for a moment; not the call. */
function isAccident({ code, details }: NandaError): boolean {
  if (code === 'UPSTREAM_LOST' || code === 'CONNECTION_FAILED') return true;
  const status = details?.['status'];
  return code === 'UPSTREAM_ERROR' && typeof status === 'number' && status >= 500;
}

function pauseBefore(facts: ReplayFacts): number {
  const { failure, replays, random } = facts;
  if (failure.retryAfter !== undefined) return failure.retryAfter * 1000;
  // The next session is opened, and there is nothing to wait for.
  if (isForgotten(facts)) return 0;
  return Math.min(longestPause, firstPause * 2 ** replays) * (0.5 + random / 2);
}
