import { pageOf } from '../core/search-catalog.js';
import type { CallRequest } from '../core/executions.js';
import type { World } from '../core/world.js';
import type { HandlerContext, OperationHandlers } from '../wire/operation-handler.js';
import type { OperationInput } from '../wire/read-input.js';
import { Refusal } from '../wire/refusal.js';

export type ExecutionOperationId =
  | 'executions.execute'
  | 'executions.stream'
  | 'executions.validate'
  | 'executions.list'
  | 'executions.events'
  | 'executions.input'
  | 'executions.get'
  | 'executions.cancel';

/** Calls of tools. */
export function createExecutionHandlers({
  executions,
}: World): OperationHandlers<ExecutionOperationId> {
  return {
    'executions.execute': async (input, context) => {
      const execution = executions.start(requestOf(input, context), context.caller);
      const isAsked = (input.body.options?.input ?? 'return') === 'return';
      await execution.settled({ until: isAsked ? 'rest' : 'end' });
      if (execution.failure !== undefined) throw execution.failure;
      const data = execution.describeResponse();
      return { data, ...(data.status === 'input_required' && { status: 202 }) };
    },
    'executions.stream': (input, context) => {
      const { caller, lastEventId } = context;
      if (lastEventId === undefined) {
        const { gone, ...request } = requestOf(input, context);
        const execution = executions.start({ ...request, gone }, caller);
        return { follow: (signal) => execution.follow({ after: 0, signal }) };
      }
      const { id, after } = readEventId(lastEventId);
      const execution = executions.find(id, caller);
      const { connectionId, toolName } = input.params;
      if (execution.connection.data.id !== connectionId || execution.toolName !== toolName) {
        throw elsewhere();
      }
      return { follow: (signal) => execution.follow({ after, signal }) };
    },
    'executions.validate': (input, context) => ({
      data: executions.validate(requestOf(input, context), context.caller),
    }),
    'executions.list': ({ query }, { caller }) => {
      const rows = executions.list(query, caller).map((execution) => {
        const { parameters: _, result: __, ...row } = execution.describe();
        return row;
      });
      const { data, meta } = pageOf(rows, query);
      const { limit, nextCursor } = meta;
      return { data, meta: { limit, ...(nextCursor !== undefined && { nextCursor }) } };
    },
    'executions.events': ({ params: { executionId } }, { caller, lastEventId }) => {
      const execution = executions.find(executionId, caller);
      const { id, after } =
        lastEventId === undefined ? { id: executionId, after: 0 } : readEventId(lastEventId);
      if (id !== executionId) throw elsewhere();
      return { follow: (signal) => execution.follow({ after, signal }) };
    },
    'executions.input': ({ params, body }, { caller }) => {
      const execution = executions.find(params.executionId, caller);
      execution.respond(body);
      return { data: execution.describe() };
    },
    'executions.get': ({ params }, { caller }) => ({
      data: executions.find(params.executionId, caller).describe(),
    }),
    'executions.cancel': ({ params }, { caller }) => {
      const execution = executions.find(params.executionId, caller);
      execution.cancel('The execution was cancelled by its owner.');
      return { data: execution.describe() };
    },
  };
}

/** The key may stand in the body or in the header field; the body counts. */
function requestOf(
  {
    params,
    body: { parameters, auth, options },
  }: Pick<OperationInput<'executions.execute'>, 'params' | 'body'>,
  { gone, idempotencyKey }: HandlerContext,
): CallRequest {
  return {
    ...params,
    parameters,
    auth,
    options: { ...(idempotencyKey !== undefined && { idempotencyKey }), ...options },
    gone,
  };
}

function readEventId(eventId: string): { readonly id: string; readonly after: number } {
  const [, id, position] = /^(exec_\d+)\.(\d+)$/.exec(eventId) ?? [];
  if (id !== undefined) return { id, after: Number(position) };
  throw new Refusal('VALIDATION_ERROR', {
    message: 'Last-Event-ID must be the id of an event of an execution.',
  });
}

function elsewhere(): Refusal {
  return new Refusal('EXECUTION_NOT_FOUND', {
    message: 'The event belongs to another execution.',
  });
}
