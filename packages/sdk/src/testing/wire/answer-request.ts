import type { AnyOperationId, Operation } from '@nanda/protocol';
import { headers as names } from '@nanda/protocol/facts';
import type { FailurePlans } from '../control/failure-plans.js';
import type { Holds } from '../control/holds.js';
import { recordCall, type RecordedCall } from '../control/recorded-call.js';
import type { StreamLines } from '../control/stream-lines.js';
import { identifyCaller } from '../core/identify-caller.js';
import type { World } from '../core/world.js';
import { eventStream } from './event-stream.js';
import type {
  DocumentAnswer,
  OperationHandler,
  OperationHandlers,
  StreamAnswer,
} from './operation-handler.js';
import { readIdempotencyKey } from './read-idempotency-key.js';
import { readInput } from './read-input.js';
import { Refusal } from './refusal.js';
import { renderRefusal } from './render-refusal.js';
import { routeRequest, type Route } from './route-request.js';
import { unlessAborted } from './unless-aborted.js';

/** What a request is answered with. */
export interface Desk {
  readonly world: World;
  readonly handlers: OperationHandlers<AnyOperationId>;
  readonly plans: FailurePlans;
  readonly holds: Holds;
  readonly lines: StreamLines;
  readonly record: (call: RecordedCall) => void;
}

/** Answers a request as `fetch` does: it rejects where the network fails, and when the request is aborted. */
export async function answerRequest(request: Request, desk: Desk): Promise<Response> {
  request.signal.throwIfAborted();
  const text = await request.text();
  const requestId = desk.world.ids('req');
  const { pathname: path } = new URL(request.url);
  let response: Response;
  try {
    response = await unlessAborted(answer(request, { text, desk }), request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response = renderRefusal(error, { path, requestId });
  }
  response.headers.set(names.requestId, requestId);
  return response;
}

async function answer(
  request: Request,
  { text, desk }: { readonly text: string; readonly desk: Desk },
): Promise<Response> {
  const { world, plans, holds, handlers } = desk;
  const { id, operation, params } = takeIn(request, { text, desk });
  await holds.pass(id);
  // One that was given up while it was held has not arrived.
  request.signal.throwIfAborted();
  const failure = plans.take(id);
  if (failure?.network === 'down') throw new TypeError('fetch failed');
  if (failure !== undefined && failure.network === undefined) throw failure.refusal;
  const isOwnerWanted = operation.auth === 'owner';
  const { caller, handOut } = identifyCaller(request.headers, { world, isOwnerWanted });
  const { searchParams: query } = new URL(request.url);
  const input = readInput<AnyOperationId>(operation, { params, query, text });
  const reader = new AbortController();
  const leave = (): void => reader.abort(request.signal.reason);
  request.signal.addEventListener('abort', leave, { once: true });
  try {
    const handler = handlers[id] as OperationHandler<AnyOperationId>;
    const outcome = await handler(input, {
      caller,
      gone: reader.signal,
      lastEventId: request.headers.get(names.lastEventId) ?? undefined,
      idempotencyKey: readIdempotencyKey(request),
      wantsStream: operation.mayStream !== undefined && wantsStream(request),
    });
    if (failure?.network === 'lost') throw new TypeError('fetch failed');
    const response =
      'follow' in outcome
        ? openStream(outcome, { id, request, desk, reader })
        : renderDocument(outcome, operation);
    if (handOut !== undefined) response.headers.set(names.client, handOut);
    return response;
  } finally {
    request.signal.removeEventListener('abort', leave);
  }
}

/** Finds out what is asked for, and writes it down, known or not. */
function takeIn(
  request: Request,
  { text, desk }: { readonly text: string; readonly desk: Desk },
): Route {
  const { pathname: path } = new URL(request.url);
  try {
    const route = routeRequest({ method: request.method, path });
    desk.record(recordCall(request, { text, operation: route.id, params: route.params }));
    return route;
  } catch (error) {
    desk.record(recordCall(request, { text, operation: undefined, params: {} }));
    throw error;
  }
}

function wantsStream(request: Request): boolean {
  return request.headers.get('accept')?.startsWith('text/event-stream') === true;
}

function openStream(
  { follow }: StreamAnswer,
  {
    id,
    request: { signal },
    desk,
    reader,
  }: {
    readonly id: AnyOperationId;
    readonly request: Request;
    readonly desk: Desk;
    readonly reader: AbortController;
  },
): Response {
  const line = desk.lines.open(id, { signal });
  // Whoever lets the stream go has gone away, as whoever hangs up on a document.
  line.gone.addEventListener('abort', () => reader.abort(), { once: true });
  return eventStream(follow, { line });
}

function renderDocument(
  { data, meta, status }: DocumentAnswer<AnyOperationId>,
  operation: Operation,
): Response {
  const isEnveloped = operation.path.startsWith('/v2/');
  const body = isEnveloped ? { success: true, data, ...(meta !== undefined && { meta }) } : data;
  return Response.json(body, { status: status ?? operation.status });
}
