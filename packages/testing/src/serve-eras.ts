import type { IncomingMessage, ServerResponse } from 'node:http';

import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  type McpServerFactory,
  type ServerEventBus,
} from '@modelcontextprotocol/server';

import { createLegacySessions, type LegacySessionsOptions } from './create-legacy-sessions.js';
import type { ProtocolEraName } from './protocol-era-name.js';

/** The MCP servers behind one URL: sessions of the handshake era, and one handler of the newer one. */
export type ServedEras = {
  readonly sessionCount: number;
  /** Answers one request, whose body has been read and parsed already. */
  answer(
    exchange: { request: IncomingMessage; response: ServerResponse; body: unknown },
    era: ProtocolEraName,
  ): Promise<void>;
  forgetSession(sessionId: string): Promise<void>;
  notifyToolsChanged(): void;
  /** Ends every session and every call. */
  close(): Promise<void>;
};

/** Options of {@link serveEras}. */
export type ServeErasOptions = LegacySessionsOptions & {
  /** Carries what has changed to the clients of the newer era that listen. Default: one of its own. */
  bus?: ServerEventBus;
};

/** Serves a server definition in both eras. */
export function serveEras(
  createServer: McpServerFactory,
  { bus, ...options }: ServeErasOptions = {},
): ServedEras {
  const sessions = createLegacySessions(createServer, options);
  const modern = createMcpHandler(createServer, { legacy: 'reject', ...(bus && { bus }) });
  const handleModern = toNodeHandler(modern);

  return {
    get sessionCount() {
      return sessions.size;
    },
    async answer({ request, response, body }, era) {
      if (era === 'legacy') return sessions.handle({ request, response }, body);
      // Node types both as optional; on the server's side they are always there.
      const inbound = request as IncomingMessage & { method: string; url: string };
      await handleModern(inbound, response, body);
    },
    forgetSession: (sessionId) => sessions.forget(sessionId),
    notifyToolsChanged() {
      sessions.notifyToolsChanged();
      modern.notify.toolsChanged();
    },
    async close() {
      await Promise.all([sessions.close(), modern.close()]);
    },
  };
}
