import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { classifyInboundRequest, createMcpHandler } from '@modelcontextprotocol/server';
import { createSdk2Server } from './create-sdk2-server.js';
import type { InteropServerKind } from './interop-server.js';
import { noteUri } from './interop-resources.js';
import { createInteropService } from './interop-service.js';
import { serveInteropSse } from './serve-interop-sse.js';
import { serveInteropSessions } from './serve-interop-sessions.js';

export interface RunningInteropServer extends AsyncDisposable {
  readonly url: string;
}

/** Serves the interop service over Streamable HTTP, or the transport before it, at a free port of this machine. */
export async function startInteropServer(
  kind: InteropServerKind,
  { transport = 'http' }: { readonly transport?: 'http' | 'sse' } = {},
): Promise<RunningInteropServer> {
  const service = createInteropService();
  const sessions =
    transport === 'sse'
      ? serveInteropSse(service)
      : serveInteropSessions(service, { sdk: kind === 'sdk1' ? 1 : 2 });
  const modern = createMcpHandler((context) => createSdk2Server(service, context), {
    legacy: 'reject',
  });
  const answerModern = toNodeHandler(modern);
  const stop = service.onChange((change) => {
    if (change === 'tools') modern.notify.toolsChanged();
    else modern.notify.resourceUpdated(noteUri);
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = request.method === 'POST' ? await json(request) : undefined;
    if (kind === 'sdk2-modern' || (kind === 'sdk2-dual' && isModern(request, body))) {
      // Node types both as optional; on the server's side they are always there.
      await answerModern(
        request as IncomingMessage & { method: string; url: string },
        response,
        body,
      );
    } else {
      await sessions.answer({ request, response }, body);
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${transport === 'sse' ? 'sse' : 'mcp'}`,
    async [Symbol.asyncDispose]() {
      stop();
      await Promise.all([sessions.close(), modern.close()]);
      server.closeAllConnections();
      server.close();
    },
  };
}

function isModern({ method = '', headers }: IncomingMessage, body: unknown): boolean {
  const protocolVersionHeader = headers['mcp-protocol-version'];
  const mcpMethodHeader = headers['mcp-method'];
  const outcome = classifyInboundRequest({
    httpMethod: method,
    ...(typeof protocolVersionHeader === 'string' && { protocolVersionHeader }),
    ...(typeof mcpMethodHeader === 'string' && { mcpMethodHeader }),
    body,
  });
  return outcome.kind !== 'legacy';
}
