import type { RealtimeCall, RealtimeServerMessage } from '@nanda/protocol';
import { settleExecution } from '../../../core/executions/settle-execution.js';
import { createMessage } from '../create-message.js';
import { describeFailure } from '../describe-failure.js';
import type { CallContext } from './call-context.js';
import type { Call } from './create-calls.js';
import { describeAnswer } from './describe-answer.js';
import { startCall } from './start-call.js';

/** Calls a tool and answers with what came of it, to whichever socket its client has then. Never rejects. */
export async function executeCall(
  call: Call,
  { request, context }: { readonly request: RealtimeCall; readonly context: CallContext },
): Promise<void> {
  const { core, session, logger } = context;
  const { id, kind } = call;
  const { connectionId, toolName, options } = request;

  async function settle(): Promise<RealtimeServerMessage | undefined> {
    const record = await startCall(call, { request, context });
    const { response, failure } = await settleExecution(record, { input: options?.input });
    // A large result waits for its reader where executions are kept, not here.
    if (response.status === 'success' && !session.outlet.isClear()) return undefined;
    if (failure === undefined) return createMessage('tool_result', { id, payload: response });
    const facts = { connectionId, toolName, executionId: record.id };
    return createMessage('error', { id, payload: describeFailure(failure, { logger, facts }) });
  }

  async function read(executionId: string): Promise<RealtimeServerMessage> {
    try {
      return describeAnswer(await core.executions.get(executionId, session.principal), { id });
    } catch (error) {
      const facts = { connectionId, toolName, executionId };
      return createMessage('error', { id, payload: describeFailure(error, { logger, facts }) });
    }
  }

  try {
    const answer = await settle();
    const executionId = call.executionId ?? '';
    await session.outlet.send(() => answer ?? read(executionId));
    session.calls.close(call, { kind, executionId });
  } catch (error) {
    const failure = describeFailure(error, { logger, facts: { connectionId, toolName } });
    await session.outlet.send(() => createMessage('error', { id, payload: failure }));
    session.calls.close(call, { kind, failure });
  }
}
