import type { RealtimeServerMessage } from '@nanda/protocol';
import { createMessage } from '../create-message.js';
import { describeFailure } from '../describe-failure.js';
import type { CallContext } from './call-context.js';
import type { Call } from './create-calls.js';
import { describeAnswer } from './describe-answer.js';

/** Answers an `execute` once more whose answer did not arrive. Never rejects. */
export async function answerAgain(
  call: Call,
  { executionId, context }: { readonly executionId: string; readonly context: CallContext },
): Promise<void> {
  const { core, session, logger } = context;
  const { id, kind } = call;
  const { signal } = call.following;
  const { principal } = session;

  async function isRunning(): Promise<boolean> {
    return (await core.executions.get(executionId, principal)).state === 'running';
  }

  /** What it had asked for may have been answered: then its end is the answer, or what it asks next. */
  async function rest(): Promise<void> {
    if (!(await isRunning())) return;
    const events = await core.executions.follow(executionId, { after: 0, signal }, principal);
    for await (const { type } of events) {
      if (type === 'input_required' && !(await isRunning())) return;
    }
  }

  /** @returns false where it runs again by the time that it can be told. */
  async function tell(): Promise<boolean> {
    let hasRested = true;
    await session.outlet.send(async (): Promise<RealtimeServerMessage | undefined> => {
      if (signal.aborted) return undefined;
      const execution = await core.executions.get(executionId, principal);
      hasRested = execution.state !== 'running';
      return hasRested ? describeAnswer(execution, { id }) : undefined;
    });
    return hasRested || signal.aborted;
  }

  try {
    do await rest();
    while (!(await tell()));
  } catch (error) {
    const failure = describeFailure(error, { logger, facts: { executionId } });
    await session.outlet.send(() => createMessage('error', { id, payload: failure }));
  }
  session.calls.close(call, { kind, executionId });
}
