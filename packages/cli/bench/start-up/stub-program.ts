// A proxy that costs nothing: one connection with one tool, whose result is always the same. Sends its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const tool = {
  name: 'requestinfo',
  description: 'Tells what the shop has to say about a category.',
  inputSchema: {
    type: 'object',
    properties: { category: { type: 'string', enum: ['menu', 'premium'] } },
    required: ['category'],
  },
};
const connection = {
  id: 'conn_00000000000000000000000000000001',
  userId: null,
  serviceId: 'coffee',
  name: 'coffee',
  state: 'connected',
  transport: 'http',
  endpoint: 'http://127.0.0.1:9/mcp',
  metadata: {
    serviceName: 'Coffee',
    serviceVersion: '1.0.0',
    protocolVersion: '2025-11-25',
    capabilities: ['tools'],
    tools: [tool],
  },
  health: { lastPing: null, latency: null, errorRate: 0 },
  created: '2030-01-01T00:00:00.000Z',
  lastUsed: '2030-01-01T00:00:00.000Z',
};
const content = [{ type: 'text', text: 'Premium members get the reserve beans.' }];
const base = { executionId: 'execution-1', timestamp: '2030-01-01T00:00:00.000Z' };
const events = [
  { ...base, id: '1', seq: 1, type: 'started', connectionId: connection.id, toolName: tool.name },
  {
    ...base,
    id: '2',
    seq: 2,
    type: 'result',
    result: { content },
    metadata: { executionTime: 1, retryCount: 0, cached: false },
  },
];
const stream = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');

const at = `/v2/connections/${connection.id}`;
const answers: Readonly<Record<string, unknown>> = {
  'GET /v2/connections': [connection],
  'GET /v2/executions': [],
  [`GET ${at}`]: connection,
  [`GET ${at}/tools`]: [tool],
  [`GET ${at}/tools/${tool.name}`]: tool,
};

const server = createServer((incoming, outgoing) => {
  incoming.resume();
  incoming.on('end', () => {
    const [path] = (incoming.url ?? '').split('?');
    if (path === `${at}/tools/${tool.name}/stream`) {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.end(stream);
      return;
    }
    const data = answers[`${incoming.method} ${path}`];
    const body = JSON.stringify(
      data === undefined
        ? { success: false, error: { code: 'NOT_FOUND', message: 'nothing here' } }
        : { success: true, data },
    );
    outgoing.writeHead(data === undefined ? 404 : 200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    outgoing.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port, connection });
});
