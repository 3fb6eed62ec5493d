import type { Execution } from '@nanda/protocol';
import { NandaError } from '../../../core/nanda-error.js';
import { cancelCall } from '../calls/cancel-call.js';
import { createMessage } from '../create-message.js';
import { briefExecution } from './brief-execution.js';
import type { MessageContext, MessageHandler, MessageOf } from './message-context.js';

/** Says so when it has ended. */
export const cancel: MessageHandler<'cancel'> = async ({ id, payload }, context) => {
  const execution = await cancelled(payload, context);
  await context.session.outlet.send(() =>
    createMessage('cancelled', {
      id,
      payload: execution === undefined ? {} : { execution: briefExecution(execution) },
    }),
  );
};

async function cancelled(
  which: MessageOf<'cancel'>['payload'],
  { core, session }: MessageContext,
): Promise<Execution | undefined> {
  const { executions } = core;
  if ('executionId' in which) return executions.cancel(which.executionId, session.principal);
  const call = session.calls.find(which.id);
  if (call !== undefined) return cancelCall(call, { core, session });
  const ended = session.calls.findEnded(which.id);
  if (ended === undefined || !('executionId' in ended)) {
    throw new NandaError(
      'EXECUTION_NOT_FOUND',
      'No call of this socket was begun with this id. Name its execution: `cancel {executionId}`.',
    );
  }
  return executions.cancel(ended.executionId, session.principal);
}
