import { defaults, headers, operations, type Operation, type OperationId } from '@nanda/protocol';
import type { Context, Hono } from 'hono';
import { eventStream } from './event-stream.js';
import type { OperationHandler, OperationHandlers } from './operation-handler.js';
import { readInput } from './read-input.js';
import { readJsonBody } from './read-json-body.js';
import type { RequestContext } from './request-context.js';

export interface Environment {
  readonly Bindings: { readonly context: RequestContext };
}

/** Puts handlers under the methods and paths that the contract gives their operations. */
export function mountOperations<Id extends OperationId>(
  app: Hono<Environment>,
  handlers: OperationHandlers<Id>,
): void {
  for (const id of Object.keys(handlers) as Id[]) {
    const operation: Operation = operations[id];
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(operation.method, path, (context) => answer(context, operation, handlers[id]));
  }
}

async function answer<Id extends OperationId>(
  context: Context<Environment>,
  operation: Operation,
  handler: OperationHandler<Id>,
): Promise<Response> {
  const request = context.req.raw;
  const input = readInput<Id>(operation, {
    params: context.req.param() as Record<string, string>,
    query: new URL(request.url).searchParams,
    body: operation.body && (await readJsonBody(request, { limit: defaults.maxRequestBody })),
  });
  const result = await handler(input, {
    ...context.env.context,
    gone: request.signal,
    lastEventId: request.headers.get(headers.lastEventId) ?? undefined,
  });
  if ('events' in result) return eventStream(result.events, { reader: result.reader });
  const { data, meta } = result;
  const isEnveloped = operation.path.startsWith('/v2/');
  return Response.json(isEnveloped ? { success: true, data, meta } : data, {
    status: operation.status,
  });
}
