import type { Followed } from './follow-call.js';
import type { CallContext } from './call-context.js';
import type { Call } from './create-calls.js';

/** The events of an execution that exists, for a call that follows it. */
export async function followExecution(
  call: Pick<Call, 'following'>,
  {
    executionId,
    after,
    context: { core, session },
  }: {
    readonly executionId: string;
    readonly after: number;
    readonly context: CallContext;
  },
): Promise<Followed> {
  const { principal } = session;
  const { connectionId, toolName } = await core.executions.get(executionId, principal);
  const { signal } = call.following;
  const events = await core.executions.follow(executionId, { after, signal }, principal);
  return { executionId, connectionId, toolName, events };
}
