import { terminalExecutionEventTypes } from '@nanda/protocol/facts';
import type { RequestOptions } from '../client-options.js';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { parseStreamEvent } from '../streaming/parse-stream-event.js';
import type { StreamEvent } from '../streaming/stream-event.js';
import { followMessages } from './follow-messages.js';
import { leavable } from './leavable.js';

const lastTypes: ReadonlySet<string> = new Set(terminalExecutionEventTypes);

/** What {@link followExecution} follows, and from where. */
export interface FollowExecutionParameters {
  readonly executionId: string;
  readonly lastEventId?: string | undefined;
  readonly options?: RequestOptions | undefined;
}

/** The events of an execution to its last one, over as many streams as it takes. */
export function followExecution(
  transport: Transport,
  parameters: FollowExecutionParameters,
): AsyncGenerator<StreamEvent, void, undefined> {
  return leavable((signal) => receive(transport, { ...parameters, signal }), parameters.options);
}

async function* receive(
  transport: Transport,
  {
    executionId,
    lastEventId,
    options,
    signal,
  }: FollowExecutionParameters & { readonly signal: AbortSignal },
): AsyncGenerator<StreamEvent, void, undefined> {
  const params = { executionId };
  const messages = followMessages(transport, {
    operation: 'executions.events',
    params,
    lastEventId,
    options,
    signal,
    // Whoever begins after the last event would else ask for another one for ever.
    isOver: async () => {
      const { data } = await transport.request('executions.get', {
        params,
        options: { ...options, signal },
      });
      return data.endedAt !== undefined;
    },
  });
  for await (const message of messages) {
    const { ExecutionEventSchema: schema } = await loadContract();
    const event = parseStreamEvent(message, { schema });
    yield event;
    if (lastTypes.has(event.type)) return;
  }
}
