// A service that costs nothing: answers every call at once, with JSON, in the older era or, under /modern, in the newer
// one. Prints its port.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Message {
  readonly id?: string | number;
  readonly method?: string;
}

/** How many tools it lists. */
const count = Number(process.argv[2] ?? 1);

const inputSchema = { type: 'object', properties: { message: { type: 'string' } } };
const tools = Array.from({ length: count }, (_, index) => ({
  name: index === 0 ? 'echo' : `tool_${index}`,
  description: 'Says again what it is told.',
  inputSchema,
}));
const capabilities = { tools: {} };
const serverInfo = { name: 'Null', version: '1.0.0' };
const content = [{ type: 'text', text: 'echo: hello' }];

const legacy: Readonly<Record<string, unknown>> = {
  initialize: { protocolVersion: '2025-11-25', capabilities, serverInfo },
  'tools/list': { tools },
  'tools/call': { content },
  ping: {},
};
const complete = {
  resultType: 'complete',
  _meta: { 'io.modelcontextprotocol/serverInfo': serverInfo },
};
const cacheable = { ...complete, ttlMs: 60_000, cacheScope: 'private' };
const modern: Readonly<Record<string, unknown>> = {
  'server/discover': { ...cacheable, supportedVersions: ['2026-07-28'], capabilities },
  'tools/list': { ...cacheable, tools },
  'tools/call': { ...complete, content },
};

function answer(body: string, response: ServerResponse, results: typeof legacy): void {
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
    ...(method === 'initialize' && result !== undefined && { 'mcp-session-id': 'null' }),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  const results = request.url?.startsWith('/modern') ? modern : legacy;
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('end', () => answer(Buffer.concat(chunks).toString('utf8'), response, results));
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
