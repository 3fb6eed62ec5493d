import type { Execution } from '@nanda/protocol';
import { NandaError } from '../../../core/nanda-error.js';
import type { CallContext } from './call-context.js';
import type { Call } from './create-calls.js';

/**
 * Ends a call, begun or not.
 *
 * @returns its execution, or undefined where none was begun.
 */
export async function cancelCall(
  call: Pick<Call, 'starting' | 'begun'>,
  { core, session }: Pick<CallContext, 'core' | 'session'>,
): Promise<Execution | undefined> {
  call.starting.abort(new NandaError('CANCELLED', 'The call was cancelled before it had begun.'));
  const executionId = await call.begun;
  if (executionId === undefined) return undefined;
  return core.executions.cancel(executionId, session.principal);
}
