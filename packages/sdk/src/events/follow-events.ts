import type { OperationData } from '@nanda/protocol';
import type { Transport } from '../http/transport.js';
import { loadLater } from '../load-later.js';
import type { EventOperationId, FollowParameters } from './follow-messages.js';
import { leavable } from './leavable.js';

/**
 * The events of a stream that is opened again whenever it breaks off, from where it was. Nothing is sent
 * before it is iterated. It ends when the signal is aborted, or when it is left, and lets everything go then.
 *
 * @throws NandaError when the first opening fails, or a later one is refused for good.
 */
export function followEvents<Id extends EventOperationId>(
  transport: Transport,
  parameters: FollowParameters & { readonly operation: Id },
): AsyncGenerator<OperationData<Id>, void, undefined> {
  return leavable(async function* follow(signal) {
    const { receiveEvents } = await loadLater();
    yield* receiveEvents(transport, { ...parameters, signal });
  }, parameters.options);
}
