import { NANDAClient } from '@nanda/sdk';
import { expect, test } from 'vitest';
import { createInteractiveClient } from './create-interactive-client.js';

const timestamp = '2030-01-01T00:00:00.000Z';
const connection = {
  id: 'conn_1',
  userId: null,
  serviceId: 'svc_1',
  state: 'connected',
  transport: 'http',
  endpoint: 'https://shop.example/mcp',
  metadata: {
    serviceName: 'Shop',
    serviceVersion: '1.0.0',
    protocolVersion: '2025-06-18',
    capabilities: ['tools'],
    tools: [],
  },
  health: { lastPing: null, latency: null, errorRate: 0 },
  created: timestamp,
  lastUsed: timestamp,
};
const execution = {
  id: 'exec_1',
  connectionId: 'conn_1',
  serviceId: 'svc_1',
  toolName: 'order',
  state: 'cancelled',
  startedAt: timestamp,
};
const asked = {
  id: 'exec_1.1',
  executionId: 'exec_1',
  seq: 1,
  timestamp,
  type: 'input_required',
  key: '1',
  kind: 'elicitation',
  request: { mode: 'form', message: 'Which size?' },
  expiresAt: timestamp,
};

test('a call that asks for something is ended, and that is said', async () => {
  const sent: string[] = [];
  const nanda = new NANDAClient({
    baseURL: 'http://proxy.test',
    fetch: async ({ method, url }) => {
      const { pathname } = new URL(url);
      sent.push(`${method} ${pathname}`);
      if (pathname.endsWith('/stream')) {
        const text = `event: ${asked.type}\ndata: ${JSON.stringify(asked)}\n\n`;
        return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
      }
      return Response.json({ success: true, data: method === 'DELETE' ? execution : connection });
    },
  });
  const client = createInteractiveClient(nanda);
  const { signal } = new AbortController();
  const { id: connectionId } = await client.connect('svc_1', { signal });
  const call = { connectionId, tool: 'order', parameters: {}, signal, onProgress: () => undefined };
  await expect(client.call(call)).rejects.toMatchObject({
    message: 'order asks for elicitation, which cannot be given here',
    exitCode: 8,
  });
  expect(sent.at(-1)).toBe('DELETE /v2/executions/exec_1');
});
