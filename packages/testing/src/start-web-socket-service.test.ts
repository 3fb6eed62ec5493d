import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { createFaultyServer } from './create-faulty-server.js';
import { startWebSocketService, type WebSocketServiceOptions } from './start-web-socket-service.js';
import { waitFor } from './wait-for.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function start(options: Partial<WebSocketServiceOptions> = {}) {
  const service = await startWebSocketService({
    createServer: () => createFaultyServer(),
    ...options,
  });
  releases.push(() => service.close());
  return service;
}

type Message = Record<string, unknown>;

async function open(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, 'mcp', { headers });
  const received: Message[] = [];
  socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString()) as Message));
  const opened = Promise.withResolvers<void>();
  socket.once('open', opened.resolve).on('error', opened.reject);
  await opened.promise;
  releases.push(async () => socket.terminate());
  const ask = async (id: number, method: string, params: Message = {}): Promise<Message> => {
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return waitFor(() => received.find((message) => message['id'] === id), {
      description: `the answer to ${method}`,
    });
  };
  return { socket, ask };
}

const meta = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  },
};
const hello = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};

test('serves both eras, a socket in one of them', async () => {
  const service = await start();
  const legacy = await open(service.url);
  expect(await legacy.ask(1, 'initialize', hello)).toMatchObject({
    result: { serverInfo: { name: 'Faulty' } },
  });
  expect(
    await legacy.ask(2, 'tools/call', { name: 'sound', arguments: { text: 'x' } }),
  ).toMatchObject({ result: { content: [{ text: 'x' }] } });
  const modern = await open(service.url);
  expect(await modern.ask(1, 'server/discover', meta)).toMatchObject({
    result: { supportedVersions: ['2026-07-28'] },
  });
  expect(await modern.ask(2, 'tools/call', { name: 'sound', ...meta })).toMatchObject({
    result: { content: [{ text: 'ok' }], resultType: 'complete' },
  });
  expect(service.sockets.size).toBe(2);
});

test.each([
  ['legacy', 'server/discover', meta],
  ['modern', 'initialize', hello],
] as const)('serves the era %s alone', async (era, method, params) => {
  const service = await start({ eras: [era] });
  const { ask } = await open(service.url);
  expect(await ask(1, method, params)).toHaveProperty('error');
});

test('demands headers, takes messages over, and refuses what is no WebSocket', async () => {
  const service = await start({
    requireHeaders: { 'x-key': 'k' },
    intercept: (message, socket) => {
      if (!('method' in message) || message.method !== 'tools/call') return false;
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, taken: true }));
      return true;
    },
  });
  await expect(open(service.url)).rejects.toThrow('401');
  const { ask } = await open(service.url, { 'x-key': 'k' });
  expect(await ask(1, 'tools/call')).toHaveProperty('taken');
  const plain = await fetch(service.url.replace('ws:', 'http:'));
  expect(plain.status).toBe(426);
  expect(service.openings.map((headers) => headers['x-key'])).toEqual([undefined, 'k']);
});

test('crashes, comes back on its port, and closes', async () => {
  const service = await start();
  const { socket } = await open(service.url);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await service.crash();
  expect(await closed).toBe(1006);
  await expect(open(service.url)).rejects.toThrow('ECONNREFUSED');
  await service.restart();
  await open(service.url);
  await service.close();
  await service.close();
  expect(service.sockets.size).toBe(0);
});
