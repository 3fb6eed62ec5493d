import type { ToolExecutionRequest } from '@nanda/protocol';
import { describeExecution } from '../../core/executions/describe-execution.js';
import { describeResponse } from '../../core/executions/describe-response.js';
import type { CallRequest, Executions } from '../../core/executions/executions.js';
import { NandaError } from '../../core/nanda-error.js';
import type { HandlerContext, OperationHandlers } from '../http/operation-handler.js';
import { cancelWhenGone } from './cancel-when-gone.js';
import { resumeExecution } from './resume-execution.js';

/** As in the contract's body. */
const maxKeyLength = 255;

export type ExecutionOperationId =
  | 'executions.execute'
  | 'executions.stream'
  | 'executions.validate'
  | 'executions.get'
  | 'executions.cancel';

/** The executions of the v2 surface. */
export function createExecutionHandlers({
  executions,
}: {
  readonly executions: Executions;
}): OperationHandlers<ExecutionOperationId> {
  return {
    'executions.execute': async ({ params, body }, context) => {
      const execution = await executions.start(
        requestOf(params, { body, context }),
        context.principal,
      );
      if (body.options?.cancelOnDisconnect) cancelWhenGone(execution, context);
      const outcome = await execution.ended;
      if (outcome.kind !== 'result') throw outcome.failure;
      return { data: describeResponse(execution, { outcome }) };
    },
    'executions.stream': async ({ params, body }, context) => {
      const { principal, lastEventId } = context;
      const resumed =
        lastEventId === undefined
          ? undefined
          : resumeExecution(lastEventId, { executions, principal, ...params });
      const execution =
        resumed?.execution ??
        (await executions.start(requestOf(params, { body, context }), principal));
      if (body.options?.cancelOnDisconnect) cancelWhenGone(execution, context);
      const reader = new AbortController();
      const after = resumed?.after ?? 0;
      return { reader, events: execution.follow({ after, signal: reader.signal }) };
    },
    'executions.validate': async ({ params, body }, context) => ({
      data: await executions.validate(requestOf(params, { body, context }), context.principal),
    }),
    'executions.get': async ({ params }, { principal }) => ({
      data: describeExecution(executions.get(params.executionId, principal)),
    }),
    'executions.cancel': async ({ params }, { principal }) => ({
      data: describeExecution(await executions.cancel(params.executionId, principal)),
    }),
  };
}

/** The key may stand in the body or in the header field that other APIs use; the body counts. */
function requestOf(
  { connectionId, toolName }: { readonly connectionId: string; readonly toolName: string },
  {
    body: { parameters, options },
    context: { idempotencyKey, gone },
  }: { readonly body: ToolExecutionRequest; readonly context: HandlerContext },
): CallRequest {
  if ((idempotencyKey?.length ?? 0) > maxKeyLength) {
    throw new NandaError(
      'VALIDATION_ERROR',
      `The header field Idempotency-Key is longer than ${maxKeyLength} characters.`,
    );
  }
  return {
    connectionId,
    toolName,
    parameters,
    options: { idempotencyKey, ...options },
    // Also while the session is still being opened.
    signal: options?.cancelOnDisconnect ? gone : undefined,
  };
}
