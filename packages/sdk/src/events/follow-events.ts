import type { Operation, OperationData } from '@nanda/protocol';
import { headers, operationFacts } from '@nanda/protocol/facts';
import type { RequestOptions } from '../client-options.js';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { validate } from '../http/validate.js';
import type { Logger } from '../logger.js';
import { parseJson } from '../streaming/parse-json.js';
import { readServerEvents } from '../streaming/read-server-events.js';
import { isTemporary } from './is-temporary.js';
import { reconnectDelay } from './reconnect-delay.js';
import { wait } from './wait.js';

/** What {@link followEvents} follows, and how. */
export interface FollowParameters<Id extends EventOperationId> {
  readonly operation: Id;
  /** The token of the anonymous client whose events they are; the transport's own where left out. */
  readonly clientToken?: string | undefined;
  /** The id of the event to go on after. @default none: what happens from now on */
  readonly lastEventId?: string | undefined;
  /** Waits even for the first opening as it does for later ones. @default false: that is a call like any other */
  readonly isPatient?: boolean;
  /** The signal ends the stream without an error; `timeout` is for each opening, `maxRetries` for the first. */
  readonly options?: RequestOptions | undefined;
}

/** An operation that is a stream without an end. */
type EventOperationId = 'events.connections' | 'events.catalog';

/**
 * The events of a stream that is opened again whenever it breaks off, from where it was. Nothing is sent
 * before it is iterated. It ends when the signal is aborted, or when it is left, and lets everything go then.
 *
 * @throws NandaError when the first opening fails, or a later one is refused for good.
 */
export function followEvents<Id extends EventOperationId>(
  transport: Transport,
  parameters: FollowParameters<Id>,
): AsyncGenerator<OperationData<Id>, void, undefined> {
  const interest = new AbortController();
  const given = parameters.options?.signal;
  const signal = given === undefined ? interest.signal : AbortSignal.any([given, interest.signal]);
  const events = receive(transport, { ...parameters, signal });
  const leave = events.return.bind(events);
  // A generator would be left only after its next event, for which somebody who leaves does not wait.
  return Object.assign(events, {
    return: () => {
      interest.abort();
      return leave();
    },
  });
}

async function* receive<Id extends EventOperationId>(
  transport: Transport,
  {
    operation,
    clientToken,
    lastEventId: after,
    isPatient = false,
    options,
    signal,
  }: FollowParameters<Id> & { readonly signal: AbortSignal },
): AsyncGenerator<OperationData<Id>, void, undefined> {
  const { logger, streamIdleTimeout: idleTimeout } = transport;
  const { path } = operationFacts[operation];
  const subject = `An event of ${path}`;
  let lastEventId = after;
  let isResuming = isPatient;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const [response, contract] = await Promise.all([
        transport.open(operation, {
          clientToken,
          options: {
            ...options,
            ...(lastEventId !== undefined && {
              headers: { ...options?.headers, [headers.lastEventId]: lastEventId },
            }),
            ...(isResuming && { maxRetries: 0 }),
            signal,
          },
        }),
        loadContract(),
      ]);
      const { data: schema }: Operation = contract.operations[operation];
      isResuming = true;
      failures = 0;
      for await (const { id, data } of readServerEvents(response, { idleTimeout, signal })) {
        // What has arrived together is let go together.
        if (signal.aborted) return;
        lastEventId = id ?? lastEventId;
        const value = parseJson(data);
        if (fits(schema, { value, subject, logger })) yield value as OperationData<Id>;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isResuming || !isTemporary(error)) throw error;
      logger.info(`The stream of ${path} broke off: ${messageOf(error)}`);
    }
    await wait(reconnectDelay(failures++), { signal });
  }
}

/** A newer proxy may tell what this version does not know: that is passed over, and reported. */
function fits(
  schema: Operation['data'],
  { value, subject, logger }: { value: unknown; subject: string; logger: Logger },
): boolean {
  try {
    validate(schema, { value, subject });
    return true;
  } catch (error) {
    logger.warn(messageOf(error));
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
