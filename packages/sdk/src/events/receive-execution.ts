import { terminalExecutionEventTypes } from '@nanda/protocol/facts';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { createEventOrder } from '../streaming/create-event-order.js';
import { parseStreamEvent } from '../streaming/parse-stream-event.js';
import type { StreamEvent } from '../streaming/stream-event.js';
import type { FollowExecutionParameters } from './follow-execution.js';
import { followMessages } from './follow-messages.js';

const lastTypes: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/** The events of an execution to its last one, until the signal is aborted. */
export async function* receiveExecution(
  transport: Transport,
  {
    executionId,
    lastEventId,
    options,
    signal,
  }: FollowExecutionParameters & { readonly signal: AbortSignal },
): AsyncGenerator<StreamEvent, void, undefined> {
  const params = { executionId };
  const isNew = createEventOrder({ isWhole: lastEventId === undefined });
  let hadEnded = false;

  /**
   * Whoever begins after the last event would else ask for another one for ever. A stream that was empty only because
   * it broke off too early is told from that by the next one: it is opened after the end was known.
   */
  async function isOver(): Promise<boolean> {
    if (hadEnded) return true;
    const { endedAt } = await transport.request('executions.get', {
      params,
      options: { ...options, signal },
    });
    hadEnded = endedAt !== undefined;
    return false;
  }

  const messages = followMessages(transport, {
    operation: 'executions.events',
    params,
    lastEventId,
    options,
    signal,
    isOver,
  });
  for await (const message of messages) {
    const { ExecutionEventSchema: schema } = await loadContract();
    const event = parseStreamEvent(message, { schema });
    if (!isNew(event)) continue;
    yield event;
    if (lastTypes.has(event.type)) return;
  }
}
