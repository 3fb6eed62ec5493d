import { defaults } from '@nanda/protocol/facts';
import { untilGone } from '../until-gone.js';
import { isDeeperThan } from '../is-deeper-than.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { withDeadline } from '../with-deadline.js';
import type { BorrowedService, OfferConnections, OfferOutcome } from './offer-connections.js';

export interface UseServiceOptions {
  readonly connections: OfferConnections;
  readonly connectionId: string;
  readonly principal: Principal;
  /** The MCP method that is asked, for messages too. */
  readonly method: string;
  /** Milliseconds for all of it: the wait for the session and every round trip. */
  readonly timeout: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** A service in use. What it answers is bounded in depth. */
export interface ServiceInUse {
  ask(params: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  subscribe(uri: string): Promise<void>;
  unsubscribe(uri: string): Promise<void>;
}

/** Levels that an answer may nest: more than any document needs, and few enough to be written and read. */
const maximumDepth = 200;

/**
 * Borrows the session of a connection, works with it and gives it back.
 *
 * What was certainly not accepted because its session is gone is asked again over a new one: nothing
 * that is asked here changes anything that matters twice.
 *
 * @throws NandaError TOOL_TIMEOUT, CANCELLED, and whatever the connection or the service gives
 */
export async function useService<Value>(
  options: UseServiceOptions,
  work: (service: ServiceInUse) => Promise<Value>,
): Promise<Value> {
  const { signal: gone, method, timeout } = options;
  const deadline = withDeadline(timeout, {
    reason: () => createTimeoutError(method, { timeout }),
    signal: gone,
  });
  try {
    for (let repeats = 0; ; repeats += 1) {
      const borrowed = await borrow(options, deadline.signal);
      const attempt = await tryOnce(borrowed, { ...options, signal: deadline.signal, work });
      if (attempt.isDone) return attempt.value;
      if (repeats >= defaults.callRetries || !mayAskAgain(attempt.error)) throw attempt.error;
    }
  } catch (error) {
    if (!gone?.aborted) throw error;
    throw new NandaError('CANCELLED', `The caller went away before ${method} was answered.`, {
      cause: error,
    });
  } finally {
    deadline.release();
  }
}

/** The session; one that comes when nobody waits for it any more is given back. */
async function borrow(
  { connections, connectionId, principal }: UseServiceOptions,
  signal: AbortSignal,
): Promise<BorrowedService> {
  const borrowing = connections.borrow(connectionId, principal, { signal });
  try {
    return await untilGone(borrowing, { signal });
  } catch (error) {
    borrowing.then(
      (late) => late.release({ kind: 'unused' }),
      () => undefined,
    );
    throw error;
  }
}

type Attempt<Value> =
  | { readonly isDone: true; readonly value: Value }
  | { readonly isDone: false; readonly error: unknown };

async function tryOnce<Value>(
  { session, release }: BorrowedService,
  {
    method,
    signal,
    work,
  }: {
    readonly method: string;
    readonly signal: AbortSignal;
    readonly work: (service: ServiceInUse) => Promise<Value>;
  },
): Promise<Attempt<Value>> {
  let trips = 0;
  let latency: number | undefined;
  const timed = async <Answer>(trip: () => Promise<Answer>): Promise<Answer> => {
    const begun = performance.now();
    trips += 1;
    const answer = await trip();
    latency = performance.now() - begun;
    return answer;
  };
  const service: ServiceInUse = {
    async ask(params) {
      const answer = await timed(() => session.ask({ method, params, signal }));
      if (isDeeperThan(maximumDepth, { value: answer })) throw createTooDeepError(method);
      return answer;
    },
    subscribe: (uri) => timed(() => session.subscribe(uri, signal)),
    unsubscribe: (uri) => timed(() => session.unsubscribe(uri, signal)),
  };
  try {
    const value = await untilGone(work(service), { signal });
    release(
      trips === 0
        ? { kind: 'unused' }
        : { kind: 'succeeded', ...(latency !== undefined && { latency }) },
    );
    return { isDone: true, value };
  } catch (error) {
    release(trips === 0 ? { kind: 'unused' } : describeFailure(error));
    return { isDone: false, error };
  }
}

function describeFailure(error: unknown): OfferOutcome {
  if (!(error instanceof NandaError)) return { kind: 'failed' };
  return { kind: error.code === 'CANCELLED' ? 'cancelled' : 'failed', error };
}

function mayAskAgain(error: unknown): boolean {
  return error instanceof NandaError && error.code === 'UPSTREAM_LOST' && error.retryable === true;
}

function createTimeoutError(method: string, { timeout }: { readonly timeout: number }): NandaError {
  return new NandaError(
    'TOOL_TIMEOUT',
    `The service did not answer ${method} within ${timeout / 1000} s. Try again, or look at the health of the connection.`,
    { details: { timeout } },
  );
}

function createTooDeepError(method: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `The service answered ${method} with more than ${maximumDepth} levels of lists and objects in each other, which is not taken in. Ask the service's owner.`,
  );
}
