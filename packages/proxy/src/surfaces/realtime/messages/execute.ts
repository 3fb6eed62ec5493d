import { executeCall } from '../calls/execute-call.js';
import type { MessageHandler } from './message-context.js';

export const execute: MessageHandler<'execute'> = ({ id, payload }, context) => {
  const isTiedToSocket = payload.options?.cancelOnDisconnect;
  const call = context.session.calls.open(id, { kind: 'execute', isTiedToSocket });
  return executeCall(call, { request: payload, context });
};
