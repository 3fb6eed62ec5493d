import { headers, operationFacts } from '@nanda/protocol/facts';
import type { EventSourceMessage } from 'eventsource-parser';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';
import { readServerEvents } from '../streaming/read-server-events.js';
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
  /** The id of the event to go on after. @default none: where the stream begins by itself */
  readonly lastEventId?: string | undefined;
  /** Waits even for the first opening as it does for later ones. @default false: that is a call like any other */
  readonly isPatient?: boolean;
  /** Asked when a stream has ended with nothing in it: whether that was all. @default never */
  readonly isOver?: () => Promise<boolean>;
  /** `timeout` is for each opening, `maxRetries` for the first. */
  readonly options?: RequestOptions | undefined;
}

/**
 * The messages of a stream that is opened again whenever it breaks off, from where it was. Ends when the
 * signal is aborted.
 *
 * @throws NandaError when the first opening fails, or a later one is refused for good.
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
    options,
    signal,
  }: FollowParameters & { readonly signal: AbortSignal },
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const { logger, streamIdleTimeout: idleTimeout } = transport;
  let lastEventId = after;
  let isResuming = isPatient;
  let failures = 0;
  while (!signal.aborted) {
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
      failures = 0;
      let isEmpty = true;
      for await (const message of readServerEvents(response, { idleTimeout, signal })) {
        // What has arrived together is let go together.
        if (signal.aborted) return;
        isEmpty = false;
        lastEventId = message.id ?? lastEventId;
        yield message;
      }
      if (isEmpty && (await isOver?.()) === true) return;
    } catch (error) {
      if (signal.aborted) return;
      if (!isResuming || !isTemporary(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      logger.info(`The stream of ${operationFacts[operation].path} broke off: ${reason}`);
    }
    await wait(reconnectDelay(failures++), { signal });
  }
}
