import {
  accountOperations,
  defaults,
  headers,
  mcpOperations,
  operations,
  type Operation,
} from '@nanda/protocol';
import type { Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { checkPermission } from '../../core/access/check-permission.js';
import { eventStream } from './event-stream.js';
import type { OperationHandler, OperationHandlers } from './operation-handler.js';
import { jsonResponse } from './json-response.js';
import { readIdempotencyKey } from './read-idempotency-key.js';
import { readInput } from './read-input.js';
import { readJsonBody } from './read-json-body.js';
import type { RequestContext } from './request-context.js';
import type { ServedOperationId } from './served-operation-id.js';
import { unknownRoute } from './unknown-route.js';

const served = { ...operations, ...mcpOperations, ...accountOperations };

export interface Environment {
  readonly Bindings: { readonly context: RequestContext };
}

export interface MountOptions {
  /** Ends every stream when the proxy closes. */
  readonly closing: AbortSignal;
}

/** Puts handlers under the methods and paths that the contract gives their operations. */
export function mountOperations<Id extends ServedOperationId>(
  app: Hono<Environment>,
  { handlers, closing }: MountOptions & { readonly handlers: OperationHandlers<Id> },
): void {
  for (const id of Object.keys(handlers) as Id[]) {
    const operation: Operation = served[id];
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    const options = { operation, handler: handlers[id], closing };
    app.on(operation.method, path, (context) => answer(context, options));
  }
}

async function answer<Id extends ServedOperationId>(
  context: Context<Environment>,
  options: MountOptions & {
    readonly operation: Operation;
    readonly handler: OperationHandler<Id>;
  },
): Promise<Response> {
  const { operation, handler, closing } = options;
  const request = context.req.raw;
  // Answered as a GET without its body, a stream would run on with nobody to read or end it.
  if (request.method === 'HEAD' && operation.stream !== undefined) {
    throw unknownRoute({ method: 'HEAD', path: context.req.path });
  }
  checkPermission(context.env.context.principal, operation.permission);
  const input = readInput<Id>(operation, {
    params: context.req.param() as Record<string, string>,
    query: new URL(request.url).searchParams,
    body: operation.body && (await readJsonBody(request, { limit: bodyLimitOf(operation) })),
  });
  const result = await handler(input, {
    ...context.env.context,
    origin: new URL(request.url).origin,
    gone: request.signal,
    lastEventId: request.headers.get(headers.lastEventId) ?? undefined,
    idempotencyKey: readIdempotencyKey(request),
    wantsStream: operation.mayStream !== undefined && prefersStream(context),
  });
  if ('events' in result) return eventStream(result.events, { reader: result.reader, closing });
  const { data, meta, status = operation.status, headers: own } = result;
  const isEnveloped = operation.path.startsWith('/v2/');
  return jsonResponse(isEnveloped ? { success: true, data, meta } : data, {
    status,
    headers: { ...own },
  });
}

/** Bytes of what people sign in with: nobody knows them yet, and reading much is work. */
const maxSignInBody = 64 * 1024;

function bodyLimitOf({ path }: Operation): number {
  return path.startsWith('/v2/auth/') ? maxSignInBody : defaults.maxRequestBody;
}

function prefersStream(context: Context<Environment>): boolean {
  const [document, stream] = ['application/json', 'text/event-stream'] as const;
  const supports = [document, stream];
  return accepts(context, { header: 'Accept', supports, default: document }) === stream;
}
