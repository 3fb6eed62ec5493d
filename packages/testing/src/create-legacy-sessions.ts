import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import {
  isInitializeRequest,
  McpServer,
  type McpServerFactory,
} from '@modelcontextprotocol/server';

import { answerWithRpcError } from './answer-with-rpc-error.js';
import { keepEvents } from './keep-events.js';

/** Options of {@link createLegacySessions}. */
export type LegacySessionsOptions = {
  /** Where given, each session keeps its events, so that a stream which broke off can be taken up again. */
  events?: {
    /** Milliseconds that a client is asked to wait before it comes back. Default: it is not asked. */
    retryInterval?: number;
  };
};

/** The sessions that one service holds with clients of the handshake era (2025-11-25 and before). */
export type LegacySessions = {
  /** How many are open. */
  readonly size: number;
  /** Serves one HTTP request, whose body has been read and parsed already. */
  handle(
    exchange: { request: IncomingMessage; response: ServerResponse },
    body: unknown,
  ): Promise<void>;
  /** Ends one session, where there is such a one, as if it had never been. */
  forget(sessionId: string): Promise<void>;
  /** Tells every client that the list of tools has changed. */
  notifyToolsChanged(): void;
  /** Ends every session, and with it every call that runs in one. */
  close(): Promise<void>;
};

type Session = {
  transport: NodeStreamableHTTPServerTransport;
  server: Awaited<ReturnType<McpServerFactory>>;
};

/**
 * Serves the handshake era over Streamable HTTP: `initialize` opens a session with a server of its
 * own, later requests name it in `Mcp-Session-Id`, `DELETE` ends it.
 */
export function createLegacySessions(
  createServer: McpServerFactory,
  { events }: LegacySessionsOptions = {},
): LegacySessions {
  const sessions = new Map<string, Session>();

  const open = async (): Promise<NodeStreamableHTTPServerTransport> => {
    const server = await createServer({ era: 'legacy' });
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (sessionId) => {
        sessions.set(sessionId, { transport, server });
      },
      ...(events && { eventStore: keepEvents() }),
      ...(events?.retryInterval !== undefined && { retryInterval: events.retryInterval }),
    });
    transport.onclose = () => {
      if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
    };
    await server.connect(transport);
    return transport;
  };

  return {
    get size() {
      return sessions.size;
    },

    async handle({ request, response }, body) {
      const sessionId = request.headers['mcp-session-id'];
      if (typeof sessionId === 'string') {
        const session = sessions.get(sessionId);
        if (session) return session.transport.handleRequest(request, response, body);
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

    async forget(sessionId) {
      await sessions.get(sessionId)?.transport.close();
    },

    notifyToolsChanged() {
      for (const { server } of sessions.values()) {
        if (server instanceof McpServer) server.sendToolListChanged();
      }
    },

    async close() {
      await Promise.all([...sessions.values()].map(({ transport }) => transport.close()));
      sessions.clear();
    },
  };
}
