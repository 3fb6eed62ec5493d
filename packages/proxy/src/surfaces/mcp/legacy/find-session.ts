import { mcpFields } from '../mcp-fields.js';
import type { McpExchange } from '../mcp-exchange.js';
import type { McpDocument } from '../mcp-reply.js';
import { protocolVersions } from '../../../core/bridge/eras/protocol-versions.js';
import { refuse } from '../rpc/refuse.js';
import type { RpcId } from '../rpc/rpc-message.js';
import { transportError } from '../rpc/transport-error.js';
import type { SessionRegistry } from './create-session-registry.js';
import type { Session } from './session.js';

/**
 * The session that a request names, or why there is none (2025-11-25, basic/transports, "Session Management").
 *
 * @param options `id`: of the JSON-RPC request in it
 */
export function findSession(
  { request, ...whose }: Pick<McpExchange, 'request' | 'principal' | 'isStranger' | 'place'>,
  { sessions, id }: { readonly sessions: SessionRegistry; readonly id?: RpcId | undefined },
): { readonly session: Session } | { readonly refusal: McpDocument } {
  const sessionId = request.headers.get(mcpFields.sessionId);
  if (sessionId === null) {
    const message = 'Send Mcp-Session-Id, which the answer to initialize has in its header.';
    return { refusal: refuse(400, transportError('refused', message), { id }) };
  }
  const session = sessions.find(sessionId, whose);
  if (session === undefined) {
    const message = 'There is no such session, or no more: begin a new one with initialize.';
    return { refusal: refuse(404, transportError('sessionNotFound', message), { id }) };
  }
  const version = request.headers.get(mcpFields.protocolVersion)?.trim();
  const { legacy } = protocolVersions;
  if (version !== undefined && !legacy.some((known) => known === version)) {
    const message = `MCP-Protocol-Version is none of a session; there are ${legacy.join(', ')}.`;
    return { refusal: refuse(400, transportError('refused', message), { id }) };
  }
  return { session };
}
