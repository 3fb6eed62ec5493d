import type { ToolExecutionRequest } from '@nanda/protocol';
import { cancelWhenGone } from '../../core/executions/cancel-when-gone.js';
import type { CallRequest } from '../../core/executions/call-request.js';
import type { Executions } from '../../core/executions/executions.js';
import { settleExecution } from '../../core/executions/settle-execution.js';
import { defined } from '../http/defined.js';
import type { HandlerContext, OperationHandlers } from '../http/operation-handler.js';
import { eventOfAnother } from './event-of-another.js';
import { readEventId } from './read-event-id.js';

export type ExecutionOperationId =
  | 'executions.execute'
  | 'executions.stream'
  | 'executions.validate'
  | 'executions.list'
  | 'executions.get'
  | 'executions.events'
  | 'executions.input'
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
      const { response, failure } = await settleExecution(execution, { ...body.options });
      if (failure !== undefined) throw failure;
      if (response.status !== 'input_required') return { data: response };
      const location = `/v2/executions/${execution.id}`;
      return { data: response, status: 202, headers: { location } };
    },
    'executions.stream': async ({ params, body }, context) => {
      const { principal, lastEventId } = context;
      const reader = new AbortController();
      const { signal } = reader;
      if (lastEventId !== undefined) {
        const { id, after } = readEventId(lastEventId);
        const { connectionId, toolName } = await executions.get(id, principal);
        if (connectionId !== params.connectionId || toolName !== params.toolName)
          throw eventOfAnother();
        return { reader, events: await executions.follow(id, { after, signal }, principal) };
      }
      const request = requestOf(params, { body, context });
      const { gone } = context;
      // Whoever goes before the first event, and has no key, can neither follow nor cancel it: it is not begun then.
      const isNameless = request.options?.idempotencyKey === undefined;
      const begun = isNameless ? { ...request, signal: gone } : request;
      const execution = await executions.start(begun, principal);
      if (body.options?.cancelOnDisconnect || (isNameless && gone.aborted)) {
        cancelWhenGone(execution, context);
      }
      return { reader, events: execution.follow({ after: 0, signal }) };
    },
    'executions.validate': async ({ params, body }, context) => ({
      data: await executions.validate(requestOf(params, { body, context }), context.principal),
    }),
    'executions.list': async ({ query }, { principal }) => {
      const { executions: data, nextCursor } = await executions.list(defined(query), principal);
      return {
        data,
        meta: { limit: query.limit, ...(nextCursor !== undefined && { nextCursor }) },
      };
    },
    'executions.get': async ({ params }, { principal }) => ({
      data: await executions.get(params.executionId, principal),
    }),
    'executions.events': async ({ params: { executionId } }, { principal, lastEventId }) => {
      const { id, after } =
        lastEventId === undefined ? { id: executionId, after: 0 } : readEventId(lastEventId);
      if (id !== executionId) throw eventOfAnother();
      const reader = new AbortController();
      const { signal } = reader;
      return { reader, events: await executions.follow(id, { after, signal }, principal) };
    },
    'executions.input': async ({ params, body }, { principal }) => ({
      data: await executions.respond(params.executionId, body, principal),
    }),
    'executions.cancel': async ({ params }, { principal }) => ({
      data: await executions.cancel(params.executionId, principal),
    }),
  };
}

/** The key may stand in the body or in the header field that other APIs use; the body counts. */
function requestOf(
  { connectionId, toolName }: { readonly connectionId: string; readonly toolName: string },
  {
    body: { parameters, auth, options },
    context,
  }: { readonly body: ToolExecutionRequest; readonly context: HandlerContext },
): CallRequest {
  return {
    connectionId,
    toolName,
    parameters,
    auth,
    options: { idempotencyKey: context.idempotencyKey, ...options },
    // Also while the session is still being opened; asked for only where it is wanted, since it is made then.
    signal: options?.cancelOnDisconnect ? context.gone : undefined,
  };
}
