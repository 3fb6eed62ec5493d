import { describe, expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { textOf } from '../test/text-of.js';
import { createCoffeeServer } from './create-coffee-server.js';
import { startHttpService } from './start-http-service.js';
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
