import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';
import type { StreamEvent } from '../streaming/stream-event.js';
import { loadLater } from '../load-later.js';
import { leavable } from './leavable.js';

/** What {@link followExecution} follows, and from where. */
export interface FollowExecutionParameters {
  readonly executionId: string;
  readonly lastEventId?: string | undefined;
  readonly options?: RequestOptions | undefined;
}

/**
 * The events of an execution to its last one, over as many streams as it takes, each of them once. What reads
 * them is loaded when they are iterated.
 */
export function followExecution(
  transport: Transport,
  parameters: FollowExecutionParameters,
): AsyncGenerator<StreamEvent, void, undefined> {
  return leavable(async function* follow(signal) {
    const { receiveExecution } = await loadLater();
    yield* receiveExecution(transport, { ...parameters, signal });
  }, parameters.options);
}
