// A service that costs nothing: answers every call at once, with JSON. Prints its port.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Message {
  readonly id?: string | number;
  readonly method?: string;
}

const tool = {
  name: 'echo',
  inputSchema: { type: 'object', properties: { message: { type: 'string' } } },
};
const results: Record<string, unknown> = {
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'Null', version: '1.0.0' },
  },
  'tools/list': { tools: [tool] },
  'tools/call': { content: [{ type: 'text', text: 'echo: hello' }] },
  ping: {},
};

function answer(body: string, response: ServerResponse): void {
  const { id, method = '' } = JSON.parse(body) as Message;
  if (id === undefined) {
    response.writeHead(202).end();
    return;
  }
  const result = results[method];
  const error = { code: -32601, message: 'Unknown method' };
  const text = JSON.stringify({ jsonrpc: '2.0', id, ...(result ? { result } : { error }) });
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(method === 'initialize' && { 'mcp-session-id': 'null' }),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('end', () => answer(Buffer.concat(chunks).toString('utf8'), response));
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
