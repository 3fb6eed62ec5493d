import type { ToolExecutionRequest } from '@nanda/protocol';
import { describeExecution } from '../../core/executions/describe-execution.js';
import { describeResponse } from '../../core/executions/describe-response.js';
import type { CallRequest, Executions } from '../../core/executions/executions.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { resumeExecution } from './resume-execution.js';

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
    'executions.execute': async ({ params, body }, { principal }) => {
      const execution = await executions.start(requestOf(params, body), principal);
      const outcome = await execution.ended;
      if (outcome.kind !== 'result') throw outcome.failure;
      return { data: describeResponse(execution, { outcome }) };
    },
    'executions.stream': async ({ params, body }, { principal, lastEventId }) => {
      const resumed =
        lastEventId === undefined
          ? undefined
          : resumeExecution(lastEventId, { executions, principal });
      const execution =
        resumed?.execution ?? (await executions.start(requestOf(params, body), principal));
      const reader = new AbortController();
      const after = resumed?.after ?? 0;
      return { reader, events: execution.events.follow({ after, signal: reader.signal }) };
    },
    'executions.validate': async ({ params, body }, { principal }) => ({
      data: await executions.validate(requestOf(params, body), principal),
    }),
    'executions.get': async ({ params }, { principal }) => ({
      data: describeExecution(executions.get(params.executionId, principal)),
    }),
    'executions.cancel': async ({ params }, { principal }) => ({
      data: describeExecution(await executions.cancel(params.executionId, principal)),
    }),
  };
}

function requestOf(
  { connectionId, toolName }: { readonly connectionId: string; readonly toolName: string },
  { parameters, options }: ToolExecutionRequest,
): CallRequest {
  return { connectionId, toolName, parameters, options };
}
