import { negotiateVersion } from '../../../core/bridge/eras/negotiate-version.js';
import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpClient } from '../../../core/bridge/mcp-endpoint.js';
import { toMcpError } from '../../../core/bridge/to-mcp-error.js';
import { isObject } from '../../../core/is-object.js';
import { NandaError } from '../../../core/nanda-error.js';
import { reasonOf } from '../../../core/reason-of.js';
import { untilAborted } from '../../../core/until-aborted.js';
import type { McpExchange, McpServing } from '../mcp-exchange.js';
import { mcpFields } from '../mcp-fields.js';
import type { McpReply } from '../mcp-reply.js';
import { refuse } from '../rpc/refuse.js';
import type { RpcRequest } from '../rpc/rpc-message.js';
import { transportError } from '../rpc/transport-error.js';
import { createReply, type ReplyStream } from '../streams/create-reply.js';
import type { SessionRegistry } from './create-session-registry.js';
import { openReplyStream } from './open-reply-stream.js';
import type { Session } from './session.js';

export interface InitializeOptions extends McpServing {
  readonly exchange: McpExchange;
  readonly sessions: SessionRegistry;
}

/** Opens a session. The client learns its id only when the endpoint has said what it is. */
export async function initialize(
  message: RpcRequest,
  { exchange, sessions, limits, logger }: InitializeOptions,
): Promise<McpReply> {
  const { id } = message;
  const client = readClient(message, exchange);
  if (client === undefined) {
    const text = 'initialize wants protocolVersion (a text) and capabilities (an object).';
    return refuse(400, { code: mcpCodes.invalidParams, message: text }, { id });
  }
  const { place, isStranger } = exchange;
  const session = sessions.open({
    endpoint: exchange.endpoint(),
    client,
    isOfStranger: isStranger,
    place,
  });
  if (session === undefined) {
    const text = 'There are too many sessions in use. End one, or try again later.';
    const headers = { 'retry-after': '1' };
    return refuse(503, transportError('refused', text), { id, headers });
  }
  try {
    const facts = await describe(session, { id, gone: exchange.request.signal });
    const protocolVersion = negotiateVersion(client.protocolVersion, {
      spoken: facts.protocolVersion,
    });
    session.speak(protocolVersion);
    const { capabilities, serverInfo, instructions } = facts;
    const said = instructions === undefined ? {} : { instructions };
    const result = { protocolVersion, capabilities, serverInfo, ...said };
    const { accepts } = exchange;
    const openStream = (): ReplyStream => openReplyStream(session.streams);
    const reply = createReply({ accepts, limits, openStream });
    reply.settle({ jsonrpc: '2.0', id, result });
    return withSession(await reply.response, session);
  } catch (error) {
    sessions.end(session);
    if (!(error instanceof NandaError) && !exchange.request.signal.aborted) {
      logger.error('An MCP session could not be opened', { reason: reasonOf(error) });
    }
    return { status: 200, body: { jsonrpc: '2.0', id, error: toMcpError(error) } };
  }
}

function withSession(reply: McpReply, { id }: Pick<Session, 'id'>): McpReply {
  if (!(reply instanceof Response)) {
    return { ...reply, headers: { ...reply.headers, [mcpFields.sessionId]: id } };
  }
  reply.headers.set(mcpFields.sessionId, id);
  return reply;
}

async function describe(
  session: Session,
  { id, gone }: { readonly id: string | number; readonly gone: AbortSignal },
): ReturnType<Session['dialog']['describe']> {
  const flight = session.begin(id);
  const signal = flight === undefined ? gone : AbortSignal.any([flight.signal, gone]);
  try {
    return await untilAborted(session.dialog.describe(signal), signal);
  } finally {
    session.finish(id);
  }
}

function readClient(
  { params }: RpcRequest,
  { principal }: Pick<McpExchange, 'principal'>,
): McpClient | undefined {
  const { protocolVersion, capabilities, clientInfo } = params;
  if (typeof protocolVersion !== 'string' || !isObject(capabilities)) return undefined;
  return {
    principal,
    era: 'legacy',
    protocolVersion,
    capabilities,
    ...(isObject(clientInfo) && { clientInfo }),
  };
}
