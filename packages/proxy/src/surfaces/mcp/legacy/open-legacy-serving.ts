import { mcpFields } from '../mcp-fields.js';
import type { McpExchange, McpServing } from '../mcp-exchange.js';
import type { McpReply } from '../mcp-reply.js';
import type { RpcMessage } from '../rpc/rpc-message.js';
import { createSessionRegistry } from './create-session-registry.js';
import { findSession } from './find-session.js';
import { initialize } from './initialize.js';
import { readSessionStream } from './read-session-stream.js';
import { takeMessages } from './take-messages.js';

/** Serves clients of the older era: those with sessions. */
export interface LegacyServing {
  /** @param options `isBatch`: whether the messages came as a list */
  post(
    exchange: McpExchange,
    options: { readonly messages: readonly RpcMessage[]; readonly isBatch: boolean },
  ): Promise<McpReply>;
  get(exchange: McpExchange): McpReply;
  delete(exchange: McpExchange): McpReply;
}

/** Begins to serve; all sessions end when the proxy closes. */
export function openLegacyServing(serving: McpServing): LegacyServing {
  const sessions = createSessionRegistry(serving);
  return {
    async post(exchange, { messages, isBatch }) {
      const [first] = messages;
      const hasSession = exchange.request.headers.has(mcpFields.sessionId);
      if (!hasSession && first?.kind === 'request' && first.method === 'initialize' && !isBatch) {
        return initialize(first, { exchange, sessions, ...serving });
      }
      const id = first?.kind === 'request' && !isBatch ? first.id : undefined;
      const found = findSession(exchange, { sessions, id });
      if ('refusal' in found) return found.refusal;
      const { accepts, principal } = exchange;
      return takeMessages(messages, { ...found, principal, accepts, isBatch, ...serving });
    },
    get(exchange) {
      const found = findSession(exchange, { sessions });
      return 'refusal' in found ? found.refusal : readSessionStream(exchange, found);
    },
    delete(exchange) {
      const found = findSession(exchange, { sessions });
      if ('refusal' in found) return found.refusal;
      sessions.end(found.session);
      return { status: 204 };
    },
  };
}
