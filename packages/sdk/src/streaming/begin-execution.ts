import type { EventSourceMessage } from 'eventsource-parser';
import { APIError } from '../errors/api-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { StreamIdleTimeoutError } from '../errors/stream-idle-timeout-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { reconnectDelay } from '../events/reconnect-delay.js';
import { wait } from '../events/wait.js';
import type { Call } from '../http/call.js';
import type { Transport } from '../http/transport.js';
import { createBrokenOffError } from './create-broken-off-error.js';
import { readServerEvents } from './read-server-events.js';

/** What {@link beginExecution} sends, and for how long. */
export interface BeginExecutionParameters {
  /** With an idempotency key. */
  readonly call: Call;
  /** Whether the execution has told its id. */
  readonly isKnown: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Calls a tool and gives the messages of its first stream, until that ends or breaks off. Where that was before the
 * execution could tell its id, the call is sent again with the same key, `maxRetries` times at the most: the proxy
 * writes a key down before it calls a tool, and gives the execution that it has begun.
 *
 * @returns what broke the stream off; undefined where it ended
 * @throws NandaError for a call that was refused, ConnectionError where nothing is known of the execution
 */
export async function* beginExecution(
  transport: Transport,
  { call, isKnown, signal }: BeginExecutionParameters,
): AsyncGenerator<EventSourceMessage, unknown, undefined> {
  const { logger, streamIdleTimeout: idleTimeout, maxRetries: usual } = transport;
  const { maxRetries = usual } = call.options ?? {};
  let sent = 0;
  for (let failures = 0; ; failures++) {
    let isOpen = false;
    let cause: unknown;
    try {
      const options = { ...call.options, maxRetries: Math.max(0, maxRetries - sent), signal };
      const response = await transport.open('executions.stream', { ...call, options });
      isOpen = true;
      yield* readServerEvents(response, { idleTimeout, signal });
    } catch (error) {
      cause = error;
    }
    if (isKnown()) return cause;
    sent += isOpen || !NandaError.isInstance(cause) ? 1 : cause.attempts.length;
    const canGoOn = sent <= maxRetries && !signal.aborted && call.isWanted?.() !== false;
    if (!canGoOn || !isBroken(cause)) {
      // A first call that was not accepted is a call like any other; of a later one nobody knows what the first has done.
      if (!isOpen && failures === 0) throw cause;
      throw createBrokenOffError({ executionId: undefined, lastEventId: undefined, cause });
    }
    logger.info(
      `A stream broke off before its first event; it is asked for again: ${describe(cause)}`,
    );
    await wait(reconnectDelay(failures), { signal });
  }
}

/** Whether it says nothing of the call, which may have been begun or not. */
function isBroken(error: unknown): boolean {
  if (error === undefined) return true;
  if (TimeoutError.isInstance(error)) return error.phase !== 'total';
  // With a code of the contract it is the proxy's own word; without, that of something in between.
  if (APIError.isInstance(error)) return error.status >= 500 && error.code === undefined;
  return ConnectionError.isInstance(error) || StreamIdleTimeoutError.isInstance(error);
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'it ended';
}
