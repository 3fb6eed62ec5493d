import { defaults } from '@nanda/protocol/facts';
import type { BorrowedSession } from '../connections/borrowed-session.js';
import type { Connections } from '../connections/connections.js';
import { createCallClock, type CallClock } from '../executions/running/call-clock.js';
import { refusalOf } from '../executions/running/refusal-of.js';
import { toCallFailure } from '../executions/running/to-call-failure.js';
import type { McpAnswer, McpError } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';
import type { RelayTarget } from './service-relay.js';

export interface UseLineOptions {
  readonly connections: Pick<Connections, 'borrow'>;
  /** The MCP method, for messages. */
  readonly method: string;
  /** Milliseconds without progress: for the wait for the line and the answer. */
  readonly timeout: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** One attempt over one line. */
export type LineWork<Value = McpAnswer> = (
  borrowed: BorrowedSession,
  clock: CallClock,
) => Promise<LineAnswer<Value>>;

/** What came of it, for whoever counts. */
export interface LineAnswer<Value = McpAnswer> {
  readonly answer: Value;
  /** What the service refused it with. @default it did not */
  readonly refusal?: McpError | undefined;
  /** Whether the service was asked at all. @default true */
  readonly isSent?: boolean;
  /** Whether its client was waited for: then the time says nothing of the service. @default false */
  readonly hasWaited?: boolean;
}

/**
 * Borrows the line of an MCP client, works with it and gives it back. What was certainly not accepted because its session is
 * gone is sent again over a new one.
 *
 * @throws NandaError TOOL_TIMEOUT, CANCELLED, and whatever the connection or the service gives
 */
export async function useLine<Value>(
  target: RelayTarget,
  options: UseLineOptions,
  work: LineWork<Value>,
): Promise<Value> {
  const { connections, method, timeout, signal: gone } = options;
  const clock = createCallClock({
    idle: timeout,
    total: defaults.maxCallTimeout,
    timedOut: (facts) => createTimeoutError(method, facts),
  });
  const cancel = (): void =>
    clock.cancel(new NandaError('CANCELLED', `The client cancelled ${method}.`));
  if (gone.aborted) cancel();
  else gone.addEventListener('abort', cancel, { once: true });
  try {
    for (let repeats = 0; ; repeats += 1) {
      // One that is asked for in vain ends with the signal by itself.
      const { connectionId, principal, line } = target;
      const { signal } = clock;
      const borrowed = await connections.borrow(connectionId, principal, { signal, line });
      try {
        return await tryOnce(borrowed, clock, work);
      } catch (error) {
        if (repeats >= defaults.callRetries || !mayBeSentAgain(error)) throw error;
      }
    }
  } finally {
    clock.release();
    gone.removeEventListener('abort', cancel);
  }
}

async function tryOnce<Value>(
  borrowed: BorrowedSession,
  clock: CallClock,
  work: LineWork<Value>,
): Promise<Value> {
  const startedAt = performance.now();
  try {
    const { answer, refusal, isSent = true, hasWaited = false } = await work(borrowed, clock);
    if (!isSent) borrowed.release({ kind: 'unused' });
    else if (refusal !== undefined) {
      borrowed.release({ kind: 'failed', error: refusalOf(refusal, { of: 'a request' }) });
    } else if (hasWaited) borrowed.release({ kind: 'succeeded' });
    else borrowed.release({ kind: 'succeeded', latency: performance.now() - startedAt });
    return answer;
  } catch (error) {
    const failure = toCallFailure(error, clock.signal);
    const kind = failure.code === 'CANCELLED' ? 'cancelled' : 'failed';
    borrowed.release({ kind, error: failure });
    throw failure;
  }
}

function mayBeSentAgain(error: unknown): boolean {
  return error instanceof NandaError && error.code === 'UPSTREAM_LOST' && error.retryable === true;
}

function createTimeoutError(
  method: string,
  { timeout, what }: { readonly timeout: number; readonly what: string },
): NandaError {
  return new NandaError(
    'TOOL_TIMEOUT',
    `The service did not answer ${method} within ${timeout / 1000} s ${what}. Try again, or look at the health of the connection.`,
    { details: { timeout } },
  );
}
