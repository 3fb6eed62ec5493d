import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient } from '../../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from '../support/start-coffee-proxy.js';
import { followClosely } from './follow-closely.js';
import { startFront } from './start-front.js';

let proxy: CoffeeProxy;
let other: NANDAClient;
beforeAll(async () => {
  proxy = await startCoffeeProxy();
  other = new NANDAClient({ baseURL: proxy.url });
});
afterAll(async () => {
  await other.disconnect();
  await proxy[Symbol.asyncDispose]();
});

test.each([404, 403, 426, 502])(
  'where an upgrade is answered with %i, events come over SSE at once',
  async (status) => {
    await using front = await startFront(proxy.url);
    front.upgrade = status;
    const { nanda, told, ids } = followClosely({ baseURL: front.url });
    await nanda.events.ready();
    await using _ = await other.connect('coffee');
    await vi.waitFor(() => expect(ids.length).toBeGreaterThan(0));
    expect(told[0]).toBe('via sse');
    await nanda.disconnect();
  },
);

test('an upgrade that is never answered is given up after ten seconds', async () => {
  await using front = await startFront(proxy.url);
  front.upgrade = 'hang';
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { nanda, told, logged } = followClosely({ baseURL: front.url });
    await vi.waitFor(() => expect(front.asked).toContain('UPGRADE /v2/ws'));
    // The loading of what parses comes before the socket, and takes real time.
    await vi.advanceTimersByTimeAsync(9_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(told).toEqual(['via sse']));
    expect(logged.join()).toContain('did not welcome it within 10000 ms');
    await nanda.disconnect();
  } finally {
    vi.useRealTimers();
  }
});

test('a socket that is blocked is tried again now and then, and takes over without a loss', async () => {
  await using front = await startFront(proxy.url);
  front.upgrade = 404;
  const direct = followClosely({ baseURL: proxy.url });
  let opened = 0;
  const webSocket = class extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols);
      opened += 1;
    }
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { nanda, told, ids } = followClosely({ baseURL: front.url, webSocket });
    await vi.waitFor(() => expect(told).toEqual(['via sse']));
    const tries = () => front.asked.filter((line) => line.startsWith('UPGRADE')).length;
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(500);
      expect(tries()).toBe(2);
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(tries()).toBe(2);
    await using connection = await other.connect('coffee');
    await vi.waitFor(() => expect(ids.length).toBeGreaterThan(0));
    front.upgrade = undefined;
    // No further than to the next try: what is given ten seconds then needs real ones.
    await vi.waitFor(async () => {
      if (opened < 3) await vi.advanceTimersByTimeAsync(1_000);
      expect(opened).toBe(3);
    });
    await vi.waitFor(() => expect(told).toContain('via websocket'));
    await connection.refresh();
    await connection.refresh();
    await vi.waitFor(() => expect(ids).toEqual(direct.ids.slice(-ids.length)));
    // Both ways are open until the first event has come over both.
    await connection.close();
    await vi.waitFor(() => expect(told.at(-1)).toBe('closed'));
    expect(told).not.toContain('gone');
    expect(told).not.toContain('gap of connections');
    expect(ids).toEqual(direct.ids.slice(-ids.length));
    await nanda.disconnect();
  } finally {
    vi.useRealTimers();
  }
  await direct.nanda.disconnect();
});

test('a socket that is blocked in mid-life gives way to SSE without a loss', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told, ids } = followClosely({ baseURL: front.url });
  const direct = followClosely({ baseURL: proxy.url });
  await Promise.all([nanda.events.ready(), direct.nanda.events.ready()]);
  await using opened = await other.connect('coffee');
  await opened.refresh();
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(1));
  front.upgrade = 403;
  front.cut('sockets');
  await opened.refresh();
  await vi.waitFor(() => expect(told).toContain('via sse'), { timeout: 5000 });
  await opened.refresh();
  await vi.waitFor(() => expect(ids).toEqual(direct.ids));
  expect(told).not.toContain('gap of connections');
  await Promise.all([nanda.disconnect(), direct.nanda.disconnect()]);
});

test('with `webSocket: false` no socket is asked for', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told } = followClosely({ baseURL: front.url, webSocket: false });
  await nanda.events.ready();
  expect(told).toEqual(['via sse']);
  expect(front.asked.filter((line) => line.startsWith('UPGRADE'))).toEqual([]);
  await nanda.disconnect();
});

test('events of a socket do not wait without end for a stream that is kept back', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told, ids } = followClosely({ baseURL: front.url });
  await nanda.events.ready();
  await using opened = await other.connect('coffee');
  await opened.refresh();
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(2));
  front.onUp = (text) => text.replace(/"resumeToken":"[^"]*"/, '"resumeToken":"rt_forgotten"');
  front.isStreamKept = true;
  front.cut();
  await vi.waitFor(() => expect(front.asked).toContain('GET /v2/events/connections'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const before = ids.length;
    await opened.refresh();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(1));
    expect(ids).toHaveLength(before);
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1_000);
      expect(ids.length).toBeGreaterThan(before);
    });
    expect(told).toContain('gap of connections');
    expect(told.at(-1)).toBe('update connected');
    await nanda.disconnect();
  } finally {
    vi.useRealTimers();
  }
});

test('a token that is not taken is not asked for without end', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'x-nanda-client': `nc_${asked}`,
    });
    if (asked === 1) response.end();
    else response.write(': open\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const baseURL = `http://127.0.0.1:${port}`;
  const { nanda, told } = followClosely({ baseURL, webSocket: false });
  await vi.waitFor(() => expect(told).toHaveLength(3));
  expect(told).toEqual(['via sse', 'gone', 'via sse']);
  // One more of each topic.
  expect(asked).toBeLessThanOrEqual(4);
  await nanda.disconnect();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a refusal is no block: listeners are told, loops end with it, and the next listener tries again', async () => {
  const server = createServer((_, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    const error = { code: 'UNAUTHENTICATED', message: 'This proxy wants its token.' };
    response.end(JSON.stringify({ success: false, error }));
  });
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { nanda, told } = followClosely({ baseURL: `http://127.0.0.1:${port}` });
  const events = nanda.events.subscribe();
  await expect(events.ready()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(events.next()).rejects.toMatchObject({ name: 'AuthenticationError' });
  await expect(events.next()).resolves.toMatchObject({ done: true });
  expect(told).toEqual(['AuthenticationError UNAUTHENTICATED']);
  nanda.on('update', () => undefined);
  await vi.waitFor(() => expect(told).toHaveLength(2));
  // Whoever waits has its own try, and is told of it.
  await expect(nanda.events.ready()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(told).toHaveLength(3);
  await nanda.disconnect();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
