import { createMessage } from '../create-message.js';
import { briefExecution } from './brief-execution.js';
import type { MessageHandler } from './message-context.js';

export const respond: MessageHandler<'respond'> = async ({ id, payload }, { core, session }) => {
  const { executionId, ...answer } = payload;
  const execution = await core.executions.respond(executionId, answer, session.principal);
  await session.outlet.send(() =>
    createMessage('responded', { id, payload: { execution: briefExecution(execution) } }),
  );
};
