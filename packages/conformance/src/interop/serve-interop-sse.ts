import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { createSdk1Server } from './create-sdk1-server.js';
import type { InteropService } from './interop-service.js';
import type { InteropSessions } from './serve-interop-sessions.js';

/** Serves the transport of 2024-11-05 with SDK 1.x, which has it still. */
export function serveInteropSse(service: InteropService): InteropSessions {
  const sessions = new Map<string, SSEServerTransport>();
  return {
    async answer({ request, response }, body) {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://interop.invalid');
      if (request.method === 'GET' && pathname === '/sse') {
        const transport = new SSEServerTransport('/messages', response);
        sessions.set(transport.sessionId, transport);
        await createSdk1Server(service).connect(transport);
        return;
      }
      const session = sessions.get(searchParams.get('sessionId') ?? '');
      if (session !== undefined) return session.handlePostMessage(request, response, body);
      response.writeHead(404).end();
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
