import type { BatchAnswer, BatchRequestItem, ToolExecutionStatus } from '@nanda/protocol';
import type { ErrorCode } from '@nanda/protocol/facts';
import { cancelWhenGone } from '../executions/cancel-when-gone.js';
import type { Executions } from '../executions/executions.js';
import { settleExecution } from '../executions/settle-execution.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { reasonOf } from '../reason-of.js';

export interface CallOfBatchOptions {
  readonly index: number;
  readonly executions: Pick<Executions, 'start'>;
  readonly principal: Principal;
  /** Aborted when the caller has gone. */
  readonly gone: AbortSignal;
  readonly logger: Logger;
}

/** One call of a batch, to its end or until it asks for something. Never rejects: a failure is an answer. */
export async function callOfBatch(
  { id, connectionId, toolName, parameters, auth, options }: BatchRequestItem,
  { index, executions, principal, gone, logger }: CallOfBatchOptions,
): Promise<BatchAnswer> {
  const place = { index, ...(id !== undefined && { id }), connectionId, toolName };
  const signal = options?.cancelOnDisconnect ? gone : undefined;
  try {
    const request = { connectionId, toolName, parameters, auth, options, signal };
    const record = await executions.start(request, principal);
    if (signal !== undefined) cancelWhenGone(record, { gone: signal });
    const { response } = await settleExecution(record, { input: options?.input });
    return { ...place, ...response };
  } catch (error) {
    if (!(error instanceof NandaError)) {
      logger.error('A call of a batch failed for a reason that was not foreseen', {
        reason: reasonOf(error),
      });
    }
    const { code, message, details, retryable } =
      error instanceof NandaError
        ? error
        : new NandaError('INTERNAL_ERROR', 'Something went wrong in the proxy. Its log says more.');
    return {
      ...place,
      status: statusOf(code),
      error: {
        code,
        message,
        ...(details !== undefined && { details }),
        ...(retryable !== undefined && { retryable }),
      },
    };
  }
}

function statusOf(code: ErrorCode): ToolExecutionStatus {
  if (code === 'TOOL_TIMEOUT') return 'timeout';
  return code === 'CANCELLED' ? 'cancelled' : 'error';
}
