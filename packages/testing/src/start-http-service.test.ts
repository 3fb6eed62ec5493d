import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { textOf } from '../test/text-of.js';
import { createCoffeeServer } from './create-coffee-server.js';
import { createInteractiveServer } from './interactive/create-interactive-server.js';
import { startHttpService, type RecordedRequest } from './start-http-service.js';
import { waitFor } from './wait-for.js';

const createServer = () => createCoffeeServer();
const post = (url: string, init: RequestInit) => fetch(url, { method: 'POST', ...init });

describe.each(['legacy', 'modern', 'auto'] as const)('a client of the %s era', (era) => {
  test('connects, lists and calls', async () => {
    await using service = await startHttpService({ createServer });
    await using connected = await connectClient(service.url, { era });
    const { tools } = await connected.client.listTools();
    const result = await connected.client.callTool({
      name: 'requestinfo',
      arguments: { category: 'investment' },
    });

    expect(tools.map(({ name }) => name)).toEqual(['requestinfo', 'getMenu', 'analyze']);
    expect(textOf(result)).toContain('investment');
    const expected = era === 'legacy' ? '2025-11-25' : '2026-07-28';
    expect(connected.client.getNegotiatedProtocolVersion()).toBe(expected);
  });
});

test('a service of the legacy era alone makes an automatic client fall back', async () => {
  await using service = await startHttpService({ createServer, eras: ['legacy'] });
  await using connected = await connectClient(service.url, { era: 'auto' });
  expect(connected.client.getNegotiatedProtocolVersion()).toBe('2025-11-25');
  await expect(connectClient(service.url, { era: 'modern' })).rejects.toThrow();
});

test('a service of the modern era alone refuses the handshake', async () => {
  await using service = await startHttpService({ createServer, eras: ['modern'] });
  await using connected = await connectClient(service.url, { era: 'auto' });
  expect(connected.client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
  await expect(connectClient(service.url, { era: 'legacy' })).rejects.toThrow();
});

test('records the headers that arrive', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, {
    era: 'legacy',
    headers: { 'X-Wallet-Address': '0xabc' },
  });
  await connected.client.listTools();
  const list = service.requests.find(({ rpcMethod }) => rpcMethod === 'tools/list');
  expect(list).toMatchObject({
    method: 'POST',
    url: '/mcp',
    headers: { 'x-wallet-address': '0xabc' },
  });
});

test('challenges a request that lacks a required header', async () => {
  const requireHeaders = { Authorization: 'Bearer secret-value' };
  await using service = await startHttpService({ createServer, requireHeaders });
  const refused = await post(service.url, { body: '{}' });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(await refused.text()).not.toContain('secret-value');
  await expect(connectClient(service.url, { era: 'legacy' })).rejects.toMatchObject({
    status: 401,
  });

  await using connected = await connectClient(service.url, {
    era: 'modern',
    headers: requireHeaders,
  });
  expect((await connected.client.listTools()).tools).toHaveLength(3);
});

test('answers what is not MCP with the status that fits', async () => {
  await using service = await startHttpService({ createServer, path: '/coffee' });
  const headers = { 'content-type': 'application/json' };
  const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
  const statusOf = async (url: string, init: RequestInit) => (await post(url, init)).status;

  expect(await statusOf(service.url, { headers, body: '{' })).toBe(400);
  expect(await statusOf(service.url, { headers, body: list })).toBe(400);
  expect(
    await statusOf(service.url, { headers: { ...headers, 'mcp-session-id': 'gone' }, body: list }),
  ).toBe(404);
  expect(await statusOf(service.url.replace('/coffee', '/mcp'), { headers, body: list })).toBe(404);
  expect(
    await statusOf(service.url, {
      headers: { ...headers, origin: 'https://evil.example' },
      body: list,
    }),
  ).toBe(403);
});

test('a deleted session is gone', async () => {
  await using service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  expect(service.sessionCount).toBe(1);
  await connected.transport.terminateSession();
  expect(service.sessionCount).toBe(0);
});

test('close ends sessions and sockets, and may be called again', async () => {
  const service = await startHttpService({ createServer });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  await waitFor(() => service.requests.some(({ method }) => method === 'GET'), {
    description: 'the client to open its event stream',
  });
  await service.close();
  await service.close();
  expect(service.sessionCount).toBe(0);
  await expect(connected.client.listTools(undefined, { timeout: 2000 })).rejects.toThrow();
  await expect(fetch(service.url)).rejects.toThrow();
});

test('a port that is taken is reported', async () => {
  await using service = await startHttpService({ createServer });
  await expect(startHttpService({ createServer, port: service.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

const work = { name: 'work', arguments: { steps: 20, stepMs: 20 } };
const isResumed = ({ headers }: RecordedRequest) => headers['last-event-id'] !== undefined;

test('kept events let a client take up its call where the network dropped it', async () => {
  await using service = await startHttpService({
    createServer: createInteractiveServer,
    eras: ['legacy'],
    events: { retryInterval: 1 },
  });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  const steps: number[] = [];
  const call = connected.client.callTool(work, {
    onprogress: ({ progress }) => steps.push(progress),
  });
  await waitFor(() => steps.length >= 3, { description: 'the call to be on its way' });
  service.dropConnections();
  expect(textOf(await call)).toBe('20 steps');
  expect(service.sessionCount).toBe(1);
  expect(service.requests.some(isResumed)).toBe(true);
  // Nothing is missed and nothing comes twice, but for the last one, which the SDK's client may lose to the result.
  expect(steps.slice(0, 19)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
});

test('an event id that is not kept is refused', async () => {
  await using service = await startHttpService({ createServer, eras: ['legacy'], events: {} });
  await using connected = await connectClient(service.url, { era: 'legacy' });
  const response = await fetch(service.url, {
    headers: {
      accept: 'text/event-stream',
      'mcp-session-id': connected.transport.sessionId ?? '',
      'last-event-id': 'nonsense',
    },
  });
  expect(response.status).toBe(400);
});

test.each(['legacy', 'modern'] as const)('a crash loses calls and sessions, %s', async (era) => {
  await using service = await startHttpService({ createServer: createInteractiveServer });
  await using connected = await connectClient(service.url, { era });
  const call = expect(connected.client.callTool(work, { timeout: 500 })).rejects.toThrow();
  await waitFor(() => service.requests.some(({ rpcMethod }) => rpcMethod === 'tools/call'), {
    description: 'the call to arrive',
  });
  await service.crash();
  await expect(fetch(service.url)).rejects.toThrow();
  await call;
  await service.restart();
  const list = connected.client.listTools();
  if (era === 'legacy') await expect(list).rejects.toMatchObject({ status: 404 });
  else expect((await list).tools.length).toBeGreaterThan(0);
  await using again = await connectClient(service.url, { era });
  expect((await again.client.listTools()).tools.length).toBeGreaterThan(0);
});

test('a session may be forgotten alone', async () => {
  await using service = await startHttpService({ createServer });
  await using first = await connectClient(service.url, { era: 'legacy' });
  await using second = await connectClient(service.url, { era: 'legacy' });
  await service.forgetSession(first.transport.sessionId ?? '');
  await expect(first.client.listTools()).rejects.toMatchObject({ status: 404 });
  expect((await second.client.listTools()).tools).toHaveLength(3);
});

test.each(['legacy', 'modern'] as const)('a changed list of tools is told, %s', async (era) => {
  await using service = await startHttpService({ createServer });
  let changes = 0;
  const client = new Client(
    { name: 'test', version: '1' },
    {
      versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' } },
      listChanged: {
        tools: { autoRefresh: false, debounceMs: 0, onChanged: () => (changes += 1) },
      },
    },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(service.url)));
  await waitFor(
    () => {
      // The stream that brings it may not be open yet.
      service.notifyToolsChanged();
      return changes > 0;
    },
    { description: 'the change to be told', interval: 50 },
  );
  await client.close();
});

test('an exchange may be taken over before its body was read', async () => {
  await using service = await startHttpService({
    createServer,
    interceptHead: ({ request, response }) => {
      if (request.method !== 'POST') return false;
      response.writeHead(413).end();
      return true;
    },
  });
  expect((await post(service.url, { body: 'x' })).status).toBe(413);
  expect(service.requests).toHaveLength(0);
});
