import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/server';
import { createSdk1Server } from './create-sdk1-server.js';
import { createSdk2Server } from './create-sdk2-server.js';
import type { InteropService } from './interop-service.js';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The sessions of the older era at one address. */
export interface InteropSessions {
  answer(exchange: Exchange, body: unknown): Promise<void>;
  close(): Promise<void>;
}

type Session = StreamableHTTPServerTransport | NodeStreamableHTTPServerTransport;

/** Serves the older era: a server of the SDK for each session. */
export function serveInteropSessions(
  service: InteropService,
  { sdk }: { readonly sdk: 1 | 2 },
): InteropSessions {
  const sessions = new Map<string, Session>();

  const open = async (): Promise<Session> => {
    const sessionIdGenerator = (): string => randomUUID();
    if (sdk === 1) {
      const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator,
        onsessioninitialized: (id) => void sessions.set(id, transport),
      });
      await createSdk1Server(service).connect(transport);
      return transport;
    }
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator,
      onsessioninitialized: (id) => void sessions.set(id, transport),
    });
    await createSdk2Server(service).connect(transport);
    return transport;
  };

  return {
    async answer({ request, response }, body) {
      const id = request.headers['mcp-session-id'];
      const known = typeof id === 'string' ? sessions.get(id) : undefined;
      const session =
        known ?? (id === undefined && isInitializeRequest(body) ? await open() : null);
      if (session !== null) return session.handleRequest(request, response, body);
      response.writeHead(id === undefined ? 400 : 404, { 'content-type': 'application/json' });
      const error = { code: -32000, message: 'There is no such session.' };
      response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error }));
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
