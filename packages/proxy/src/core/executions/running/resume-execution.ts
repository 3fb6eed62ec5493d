import { NandaError } from '../../nanda-error.js';
import { reasonOf } from '../../reason-of.js';
import type { CallDesk } from '../call-desk.js';
import type { MadeExecution } from './execution-factory.js';
import { failedOutcome } from './failed-outcome.js';
import type { ReplayBudget } from './replay-budget.js';
import { runExecution } from './run-execution.js';

export interface ResumeExecutionOptions {
  /** Where its last process was; undefined where nobody can take it up. */
  readonly position: string | undefined;
  readonly desk: CallDesk;
  readonly budget: ReplayBudget;
}

/** Takes up an execution whose process is gone, or ends it with the one honest error. Never rejects. */
export async function resumeExecution(
  { execution, clock }: MadeExecution,
  { position, desk, budget }: ResumeExecutionOptions,
): Promise<void> {
  try {
    if (position === undefined)
      throw lost('the service cannot be asked for the rest of its answer');
    const request = {
      connectionId: execution.connectionId,
      toolName: execution.toolName,
      parameters: {},
      signal: clock.signal,
    };
    const borrowed = await desk.borrow(request, execution.owner).catch((error: unknown) => {
      // Its owner ended the wait.
      if (error instanceof NandaError && error.code === 'CANCELLED') throw error;
      throw lost(`the connection did not come back: ${reasonOf(error)}`);
    });
    if (!borrowed.session.isResumed) {
      borrowed.release({ kind: 'unused' });
      throw lost('the service no longer knows the session');
    }
    runExecution(execution, {
      tool: { name: execution.toolName, inputSchema: {} },
      parameters: {},
      clock,
      borrowed,
      borrow: (signal) => desk.borrow({ ...request, signal }, execution.owner),
      retries: 0,
      budget,
      resumeAt: position,
    });
  } catch (error) {
    execution.end(failedOutcome(error, execution));
  }
}

function lost(reason: string): NandaError {
  return new NandaError(
    'UPSTREAM_LOST',
    `The proxy was restarted while the tool ran, and ${reason}. The tool may have run or not: look before you call it again.`,
    { details: { cause: 'restart' }, retryable: false },
  );
}
