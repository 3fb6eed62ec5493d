import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpError } from '../../../core/mcp-message.js';
import type { Principal } from '../../../core/principal.js';
import type { McpServing } from '../mcp-exchange.js';
import type { McpReply } from '../mcp-reply.js';
import type { Accepts } from '../rpc/read-accept.js';
import { readRpcId } from '../rpc/read-rpc-id.js';
import { refuse } from '../rpc/refuse.js';
import type { RpcMessage, RpcNotification, RpcRequest } from '../rpc/rpc-message.js';
import { createReply, type Reply } from '../streams/create-reply.js';
import { answerRequest } from './answer-request.js';
import { openReplyStream } from './open-reply-stream.js';
import type { InFlight, Session } from './session.js';

export interface TakeMessagesOptions extends McpServing {
  /** Who sent them: one of those whose the session is. */
  readonly principal: Principal;
  readonly session: Session;
  readonly accepts: Accepts;
  readonly isBatch: boolean;
}

/** Takes what came in one POST of a session, and answers what of it wants an answer. */
export async function takeMessages(
  messages: readonly RpcMessage[],
  { principal, session, accepts, isBatch, limits, logger }: TakeMessagesOptions,
): Promise<McpReply> {
  const requests = messages.filter((message) => message.kind === 'request');
  const refused = findRefusal(requests, { session, limits });
  // Without its id: the client would take it for the answer to the request that is under way.
  if (refused !== undefined) return refuse(400, refused);
  const reply =
    requests.length === 0
      ? undefined
      : createReply({
          accepts,
          limits,
          batch: isBatch ? requests.length : undefined,
          openStream: () => openReplyStream(session.streams),
        });
  for (const message of messages) {
    if (message.kind === 'notification') takeNotification(message, session);
    else if (message.kind === 'response') session.questions.take(message);
    else if (reply !== undefined) void answer(message, reply);
  }
  return reply === undefined ? { status: 202 } : reply.response;

  async function answer(request: RpcRequest, to: Reply): Promise<void> {
    const { id } = request;
    // There is none with this id: see above.
    const flight = session.begin(id) as InFlight;
    const asked = { principal, session, flight, reply: to, logger };
    const answered = await answerRequest(request, asked);
    session.finish(id);
    to.settle(answered && { jsonrpc: '2.0', id, ...answered });
  }
}

function findRefusal(
  requests: readonly RpcRequest[],
  { session, limits }: Pick<TakeMessagesOptions, 'session' | 'limits'>,
): McpError | undefined {
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size < requests.length || requests.some(({ id }) => session.requests.has(id))) {
    const message = 'A request with this id is under way: each one needs an id of its own.';
    return { code: mcpCodes.invalidRequest, message };
  }
  if (session.requests.size + requests.length > limits.maxInFlight) {
    const message = `Not more than ${limits.maxInFlight} requests of a session may be under way.`;
    return { code: mcpCodes.invalidRequest, message };
  }
  return undefined;
}

function takeNotification(notification: RpcNotification, session: Session): void {
  const { method, params } = notification;
  // It says nothing that is not known; and what it cancels may be answered already.
  if (method === 'notifications/initialized') return;
  if (method === 'notifications/cancelled') {
    const id = readRpcId({ id: params['requestId'] });
    if (id !== undefined) session.requests.get(id)?.cancel();
    return;
  }
  session.dialog.take({ method, params });
}
