import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service that keeps the text of each call as it came over the wire, before anything has read it. */
export interface RawService extends AsyncDisposable {
  readonly url: string;
  /** The bodies of `tools/call`, oldest first. */
  readonly calls: readonly string[];
}

const tools = [
  { name: 'take', inputSchema: { type: 'object', properties: { z: {}, depth: { default: 3 } } } },
];

export async function startRawService(): Promise<RawService> {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const message = request.method === 'POST' ? (JSON.parse(body) as Message) : undefined;
    if (message?.method === 'tools/call') calls.push(body);
    if (message?.id === undefined) {
      response.writeHead(request.method === 'POST' ? 202 : 405).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...answer(message) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    calls,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Message {
  readonly id?: unknown;
  readonly method: string;
  readonly params?: { readonly protocolVersion?: string };
}

function answer({ method, params }: Message): object {
  switch (method) {
    case 'initialize':
      return {
        result: {
          protocolVersion: params?.protocolVersion,
          capabilities: { tools: {} },
          serverInfo: { name: 'raw', version: '1' },
        },
      };
    case 'tools/list':
      return { result: { tools } };
    case 'tools/call':
      return { result: { content: [{ type: 'text', text: 'taken' }] } };
    case 'ping':
      return { result: {} };
    default:
      return { error: { code: -32_601, message: 'Method not found' } };
  }
}
