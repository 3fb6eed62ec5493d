import { headers } from '@nanda/protocol/facts';
import type { EventSourceMessage } from 'eventsource-parser';
import type { RequestOptions } from '../client-options.js';
import { ConnectionError } from '../errors/connection-error.js';
import { StreamIdleTimeoutError } from '../errors/stream-idle-timeout-error.js';
import type { Transport } from '../http/transport.js';
import { readServerEvents } from '../streaming/read-server-events.js';
import type { Outage } from './create-outage.js';
import { isTemporary } from './is-temporary.js';
import { reconnectDelay } from './reconnect-delay.js';
import { wait } from './wait.js';

/** An operation that is a stream which can be taken up again. */
export type EventOperationId = 'events.connections' | 'events.catalog' | 'executions.events';

/** What {@link followMessages} follows, and how. */
export interface FollowParameters {
  readonly operation: EventOperationId;
  readonly params?: Readonly<Record<string, string>>;
  /** The token of the anonymous client whose events they are; the transport's own where left out. */
  readonly clientToken?: string | undefined;
  /**
   * The id of the event to go on after; a function is asked at each opening, not only the first.
   * @default none: where the stream begins by itself
   */
  readonly lastEventId?: string | (() => string | undefined) | undefined;
  /** Waits even for the first opening as it does for later ones. @default false: that is a call like any other */
  readonly isPatient?: boolean;
  /** Asked when a stream has ended with nothing in it: whether that was all. @default never */
  readonly isOver?: () => Promise<boolean>;
  /** Told when a stream is open, before anything of it is read. */
  readonly onOpen?: ((response: Response) => void) | undefined;
  /** Told when an open stream has ended or one could not be opened, and why, before another is. */
  readonly onBreak?: ((reason: string) => void) | undefined;
  /** Says how long it is tried to open a stream again; whoever passes it tells it of what is news. @default for ever */
  readonly outage?: Outage | undefined;
  /** `timeout` is for each opening, `maxRetries` for the first. */
  readonly options?: RequestOptions | undefined;
}

/** A stream that was open for so long has worked, in milliseconds, even where nothing happened. */
const steady = 5_000;

/**
 * The messages of a stream that is opened again whenever it breaks off, from where it was. Ends when the
 * signal is aborted.
 *
 * @throws NandaError when the first opening fails, or a later one is refused for good, or `outage` has lasted too long.
 */
export async function* followMessages(
  transport: Transport,
  {
    operation,
    params,
    clientToken,
    lastEventId: after,
    isPatient = false,
    isOver,
    onOpen,
    onBreak,
    outage,
    options,
    signal,
  }: FollowParameters & { readonly signal: AbortSignal },
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const { logger, streamIdleTimeout: idleTimeout } = transport;
  let lastEventId = typeof after === 'function' ? undefined : after;
  let isResuming = isPatient;
  let failures = 0;
  let hasOpened = false;
  while (!signal.aborted) {
    if (typeof after === 'function') lastEventId = after();
    let reason = 'it ended';
    let cause: unknown;
    let openSince = Infinity;
    try {
      const response = await transport.open(operation, {
        ...(params !== undefined && { params }),
        clientToken,
        options: {
          ...options,
          ...(lastEventId !== undefined && {
            headers: { ...options?.headers, [headers.lastEventId]: lastEventId },
          }),
          ...(isResuming && { maxRetries: 0 }),
          signal,
        },
      });
      isResuming = true;
      hasOpened = true;
      openSince = performance.now();
      outage?.opened();
      onOpen?.(response);
      let isEmpty = true;
      for await (const message of readServerEvents(response, { idleTimeout, signal })) {
        // What has arrived together is let go together.
        if (signal.aborted) return;
        isEmpty = false;
        failures = 0;
        lastEventId = message.id ?? lastEventId;
        yield message;
      }
      if (isEmpty && (await isOver?.()) === true) return;
    } catch (error) {
      if (signal.aborted) return;
      if (!isResuming || !isTemporary(error)) throw error;
      cause = error;
      reason = error instanceof Error ? error.message : String(error);
      // Who waits for events that never came should see why; what was there once comes back by itself.
      const level = hasOpened || failures > 0 ? 'info' : 'warn';
      logger[level](`The stream ${operation} broke off: ${reason}`);
    }
    onBreak?.(reason);
    if (performance.now() - openSince >= steady) failures = 0;
    const usual = reconnectDelay(failures++);
    const isSilent = StreamIdleTimeoutError.isInstance(cause);
    const delay = outage === undefined ? usual : outage.broke({ delay: usual, isSilent });
    if (delay === undefined) throw cause ?? new ConnectionError('It ended before its last event.');
    await wait(delay, { signal });
  }
}
