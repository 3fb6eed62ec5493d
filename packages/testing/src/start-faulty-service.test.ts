import { expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { textOf } from '../test/text-of.js';
import type { FaultyBehaviour } from './faults/fault-of-behaviour.js';
import { startFaultyService } from './start-faulty-service.js';
import { waitFor } from './wait-for.js';

const headers = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};
const call = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'faulty', arguments: {} },
});

test.each<{ options: FaultyBehaviour; status: number; header: [string, string] }>([
  { options: { behaviour: 'http-500' }, status: 500, header: ['content-type', 'text/plain'] },
  {
    options: { behaviour: 'http-401' },
    status: 401,
    header: ['www-authenticate', 'Bearer realm="faulty"'],
  },
  { options: { behaviour: 'not-mcp-html' }, status: 200, header: ['content-type', 'text/html'] },
  {
    options: { behaviour: 'redirect-to', location: 'http://169.254.169.254/' },
    status: 307,
    header: ['location', 'http://169.254.169.254/'],
  },
])('$options.behaviour answers $status', async ({ options, status, header: [name, value] }) => {
  await using service = await startFaultyService(options);
  const response = await fetch(service.url, {
    method: 'POST',
    headers,
    body: call,
    redirect: 'manual',
  });
  await response.text();
  expect(response.status).toBe(status);
  expect(response.headers.get(name)).toBe(value);
  await expect(connectClient(service.url, { era: 'legacy' })).rejects.toThrow();
});

test('hang takes the request, gives nothing, and lets go on close', async () => {
  await using service = await startFaultyService({ behaviour: 'hang' });
  const pending = fetch(service.url, { method: 'POST', headers, body: call });
  const outcome = expect(pending).rejects.toThrow();
  await waitFor(() => service.requests.length === 1, { description: 'the request to arrive' });
  await service.close();
  await outcome;
});

test.each(['legacy', 'modern'] as const)('hang on the call alone, %s era', async (era) => {
  await using service = await startFaultyService({ behaviour: 'hang', affects: 'tools/call' });
  await using connected = await connectClient(service.url, { era });
  const { tools } = await connected.client.listTools();
  expect(tools.map(({ name }) => name)).toContain('faulty');
  await expect(
    connected.client.callTool({ name: 'faulty' }, { timeout: 100 }),
  ).rejects.toMatchObject({ code: 'REQUEST_TIMEOUT' });
});

test('close-mid-stream lets a client connect, then ends the stream of its call', async () => {
  await using service = await startFaultyService({ behaviour: 'close-mid-stream' });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  expect((await connected.client.listTools()).tools).not.toHaveLength(0);

  const session = { 'mcp-session-id': connected.transport.sessionId ?? '' };
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { ...headers, ...session },
    body: call,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(await response.text()).not.toContain('data:');
});

test.each(['legacy', 'modern'] as const)('huge-result is as long as asked, %s era', async (era) => {
  const bytes = 2_000_000;
  await using service = await startFaultyService({ behaviour: 'huge-result', bytes });
  await using connected = await connectClient(service.url, { era });
  const result = await connected.client.callTool({ name: 'faulty' });
  expect(textOf(result)).toHaveLength(bytes);
});
