import { followCall } from '../calls/follow-call.js';
import { followExecution } from '../calls/follow-execution.js';
import { startCall } from '../calls/start-call.js';
import type { MessageHandler } from './message-context.js';

/** Begins an execution and follows it, or follows one that exists. */
export const stream: MessageHandler<'stream'> = ({ id, payload }, context) => {
  const { calls } = context.session;
  if ('executionId' in payload) {
    const { executionId, after = 0 } = payload;
    const existing = calls.open(id, { kind: 'stream' });
    existing.begin(executionId);
    const open = () => followExecution(existing, { executionId, after, context });
    return followCall(existing, { open, context });
  }
  const isTiedToSocket = payload.options?.cancelOnDisconnect;
  const call = calls.open(id, { kind: 'stream', isTiedToSocket });
  return followCall(call, {
    context,
    async open() {
      const record = await startCall(call, { request: payload, context });
      const { connectionId, toolName } = record;
      const events = record.follow({ after: 0, signal: call.following.signal });
      return { executionId: record.id, connectionId, toolName, events };
    },
  });
};
