import type { Operation, OperationData } from '@nanda/protocol';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { validate } from '../http/validate.js';
import type { Logger } from '../logger.js';
import { parseJson } from '../streaming/parse-json.js';
import { followMessages, type EventOperationId, type FollowParameters } from './follow-messages.js';

/** The events of a stream, read and checked, until the signal is aborted. */
export async function* receiveEvents<Id extends EventOperationId>(
  transport: Transport,
  parameters: FollowParameters & { readonly operation: Id; readonly signal: AbortSignal },
): AsyncGenerator<OperationData<Id>, void, undefined> {
  const { operation } = parameters;
  const { logger } = transport;
  const subject = `An event of ${operation}`;
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
