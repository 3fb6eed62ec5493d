import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { isInitializeRequest, type McpServerFactory } from '@modelcontextprotocol/server';

import { answerWithRpcError } from './answer-with-rpc-error.js';

/** The sessions that one service holds with clients of the handshake era (2025-11-25 and before). */
export type LegacySessions = {
  /** How many are open. */
  readonly size: number;
  /** Serves one HTTP request, whose body has been read and parsed already. */
  handle(
    exchange: { request: IncomingMessage; response: ServerResponse },
    body: unknown,
  ): Promise<void>;
  /** Ends every session, and with it every call that runs in one. */
  close(): Promise<void>;
};

/**
 * Serves the handshake era over Streamable HTTP: `initialize` opens a session with a server of its
 * own, later requests name it in `Mcp-Session-Id`, `DELETE` ends it.
 */
export function createLegacySessions(createServer: McpServerFactory): LegacySessions {
  const transports = new Map<string, NodeStreamableHTTPServerTransport>();

  const open = async (): Promise<NodeStreamableHTTPServerTransport> => {
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sessionId) => {
        transports.set(sessionId, transport);
      },
    });
    transport.onclose = () => {
      if (transport.sessionId !== undefined) transports.delete(transport.sessionId);
    };
    const server = await createServer({ era: 'legacy' });
    await server.connect(transport);
    return transport;
  };

  return {
    get size() {
      return transports.size;
    },

    async handle({ request, response }, body) {
      const sessionId = request.headers['mcp-session-id'];
      if (typeof sessionId === 'string') {
        const transport = transports.get(sessionId);
        if (transport) return transport.handleRequest(request, response, body);
        return answerWithRpcError(response, {
          status: 404,
          code: -32001,
          message: 'Session not found. Send initialize again to open a new one.',
        });
      }
      if (isInitializeRequest(body)) {
        const transport = await open();
        return transport.handleRequest(request, response, body);
      }
      return answerWithRpcError(response, {
        status: 400,
        message: 'Mcp-Session-Id header is missing. Send initialize first.',
      });
    },

    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
      transports.clear();
    },
  };
}
