import type { Operation, OperationData } from '@nanda/protocol';
import { operationFacts } from '@nanda/protocol/facts';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { validate } from '../http/validate.js';
import type { Logger } from '../logger.js';
import { parseJson } from '../streaming/parse-json.js';
import { followMessages, type EventOperationId, type FollowParameters } from './follow-messages.js';
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
  return leavable((signal) => receive(transport, { ...parameters, signal }), parameters.options);
}

async function* receive<Id extends EventOperationId>(
  transport: Transport,
  parameters: FollowParameters & { readonly operation: Id; readonly signal: AbortSignal },
): AsyncGenerator<OperationData<Id>, void, undefined> {
  const { operation } = parameters;
  const { logger } = transport;
  const subject = `An event of ${operationFacts[operation].path}`;
  for await (const { data } of followMessages(transport, parameters)) {
    const { data: schema }: Operation = (await loadContract()).operations[operation];
    const value = parseJson(data);
    if (fits(schema, { value, subject, logger })) yield value as OperationData<Id>;
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
    logger.warn(error instanceof Error ? error.message : String(error));
    return false;
  }
}
