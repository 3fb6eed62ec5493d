import { WebSocket as WebSocketOfWs } from 'ws';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient } from '../../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from '../support/start-coffee-proxy.js';
import { followClosely } from './follow-closely.js';
import { startFront } from './start-front.js';

let proxy: CoffeeProxy;
/** Somebody else, who makes things happen. */
let other: NANDAClient;
beforeAll(async () => {
  proxy = await startCoffeeProxy();
  other = new NANDAClient({ baseURL: proxy.url });
});
afterAll(async () => {
  await other.disconnect();
  await proxy[Symbol.asyncDispose]();
});

test.each([
  ['the native WebSocket', {}],
  ['a WebSocket class that is given', { webSocket: WebSocketOfWs }],
])('events of all kinds come over %s, one for the whole client', async (_, options) => {
  await using front = await startFront(proxy.url);
  const { nanda, told } = followClosely({ baseURL: front.url, ...options });
  await using opened = await other.connect('coffee');
  const followed = await nanda.getConnection(opened.id);
  const heard: string[] = [];
  followed.on('update', ({ type }) => heard.push(type));
  followed.on('closed', ({ type }) => heard.push(type));
  const messages: string[] = [];
  nanda.on('message', ({ type }) => messages.push(type));
  nanda.on('sync_finished', ({ registry }) => heard.push(`sync of ${registry}`));
  await nanda.events.ready();
  await opened.refresh();
  await other.registries.sync('local', { full: true });
  await vi.waitFor(() => expect(heard).toContain('sync of local'));
  await opened.close();
  await vi.waitFor(() => expect(heard).toContain('closed'));
  expect(heard).toContain('update');
  expect(told).toContain('closed');
  expect(new Set(messages)).toEqual(new Set(['connection_update', 'event']));
  expect(followed.state).toBe('disconnected');
  expect(front.asked.filter((line) => /UPGRADE|events/.test(line))).toEqual(['UPGRADE /v2/ws']);
  await nanda.disconnect();
  expect(told.at(-1)).toBe('gone');
  await vi.waitFor(() => expect(front.sockets).toBe(0));
});

test('without a WebSocket of its own, the runtime gets one from isomorphic-ws', async () => {
  await using front = await startFront(proxy.url);
  vi.stubGlobal('WebSocket', undefined);
  try {
    const { nanda, told } = followClosely({ baseURL: front.url });
    await nanda.events.ready();
    expect(told).toEqual(['via websocket']);
    await nanda.disconnect();
  } finally {
    vi.unstubAllGlobals();
  }
});

test('credentials go as a subprotocol and as header fields, never in the address', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told } = followClosely({ baseURL: front.url, apiKey: 'secret-key' });
  await nanda.events.ready();
  expect(told).toEqual(['via websocket']);
  expect(front.asked.join()).not.toContain('secret');
  expect(front.fields[0]).toMatchObject({
    'x-api-key': 'secret-key',
    'sec-websocket-protocol': expect.stringMatching(/nanda\.v2, ?nanda\.token\.secret-key/),
  });
  await nanda.disconnect();
});

test('a socket that drops is resumed: what happened meanwhile comes, once', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told, ids } = followClosely({ baseURL: front.url });
  const direct = followClosely({ baseURL: proxy.url });
  await Promise.all([nanda.events.ready(), direct.nanda.events.ready()]);
  await using opened = await other.connect('coffee');
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(0));
  front.cut();
  await opened.refresh();
  await vi.waitFor(() => expect(told.filter((line) => line === 'via websocket')).toHaveLength(2));
  await opened.refresh();
  await vi.waitFor(() => {
    expect(direct.ids.length).toBeGreaterThan(2);
    expect(ids).toEqual(direct.ids);
  });
  expect(told).not.toContain('gap of connections');
  expect(front.asked.filter((line) => line.includes('events'))).toEqual([]);
  await Promise.all([nanda.disconnect(), direct.nanda.disconnect()]);
});

test('a proxy that does not know the session any more is asked for what was missed, over the other way', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told, ids } = followClosely({ baseURL: front.url });
  const direct = followClosely({ baseURL: proxy.url });
  await Promise.all([nanda.events.ready(), direct.nanda.events.ready()]);
  await using opened = await other.connect('coffee');
  await opened.refresh();
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(1));
  // As after the five minutes that a session is kept.
  front.onUp = (text) => text.replace(/"resumeToken":"[^"]*"/, '"resumeToken":"rt_forgotten"');
  front.cut();
  await opened.refresh();
  await vi.waitFor(() => expect(ids).toEqual(direct.ids), { timeout: 10_000 });
  expect(front.asked).toContain('GET /v2/events/connections');
  await opened.refresh();
  await vi.waitFor(() => expect(ids).toEqual(direct.ids));
  expect(told).not.toContain('gap of connections');
  expect(told.at(-1)).not.toBe('gone');
  await Promise.all([nanda.disconnect(), direct.nanda.disconnect()]);
});

test('pings that nobody answers end the socket, and another one goes on', async () => {
  await using front = await startFront(proxy.url);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const { nanda, told, logged } = followClosely({ baseURL: front.url });
    await nanda.events.ready();
    let pings = 0;
    front.onUp = (text) => {
      if (!text.includes('"ping"')) return text;
      pings += 1;
      return undefined;
    };
    await vi.advanceTimersByTimeAsync(29_999);
    expect(pings).toBe(0);
    await vi.advanceTimersByTimeAsync(30_002);
    await vi.waitFor(() => expect(pings).toBe(2));
    expect(told).not.toContain('gone');
    front.onUp = (text) => text;
    await vi.advanceTimersByTimeAsync(30_000);
    await vi.waitFor(() => expect(told).toEqual(['via websocket', 'gone', 'via websocket']));
    expect(logged.join()).toContain('two pings were not answered');
    // Those that are answered keep it.
    await vi.advanceTimersByTimeAsync(300_000);
    expect(told).toHaveLength(3);
    await nanda.disconnect();
  } finally {
    vi.useRealTimers();
  }
});

test('what is no message, or none that is known, harms nothing', async () => {
  await using front = await startFront(proxy.url);
  const { nanda, told, ids, logged } = followClosely({ baseURL: front.url });
  await nanda.events.ready();
  front.say('{"type":');
  front.say('null');
  front.say('[]');
  front.say('{}');
  front.say('{"type":"telepathy","id":"1","timestamp":"now","payload":{}}');
  front.say('{"type":"connection_update","id":"1","timestamp":"now","payload":{"connectionId":7}}');
  front.say(
    '{"type":"error","id":"error","timestamp":"now","payload":{"code":"NEW","message":"no"}}',
  );
  front.say(new Uint8Array([1, 2, 3]));
  front.say(JSON.stringify({ type: 'telepathy', text: 'x'.repeat(5 * 1024 * 1024) }));
  await using _ = await other.connect('coffee');
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(0));
  expect(told.filter((line) => line === 'gone')).toEqual([]);
  expect(
    logged.filter((line) => line.includes('A message over the WebSocket')).length,
  ).toBeGreaterThan(2);
  await nanda.disconnect();
});

test('a subscription that is refused is made up for over the other way', async () => {
  await using front = await startFront(proxy.url);
  front.onUp = (text) => text.replace('"*"', '"nonsense"');
  const { nanda, told, ids } = followClosely({ baseURL: front.url });
  await nanda.events.ready();
  await using _ = await other.connect('coffee');
  await vi.waitFor(() => expect(ids.length).toBeGreaterThan(0));
  expect(told[0]).toBe('via sse');
  await nanda.disconnect();
});

test('an anonymous client takes up the token that its socket is given, and only one', async () => {
  await using front = await startFront(proxy.url);
  const token = `nc_${'a'.repeat(43)}`;
  front.onDown = (text) => text.replace('"resumeToken"', `"clientToken":"${token}","resumeToken"`);
  const { nanda } = followClosely({ baseURL: front.url });
  await nanda.events.ready();
  front.onDown = (text) => text;
  front.cut('sockets');
  const tokens = () =>
    front.fields.flatMap(({ upgrade, 'x-nanda-client': sent }) => (upgrade ? [sent] : []));
  await vi.waitFor(() => expect(tokens()).toEqual([undefined, token]));
  await nanda.disconnect();
});

test('a client whose calls belong to another token hears of those', async () => {
  await using front = await startFront(proxy.url);
  const [own, foreign] = ['b', 'c'].map((letter) => `nc_${letter.repeat(43)}`);
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  front.gate = gate;
  front.onDown = (text) => {
    front.onDown = (later) => later;
    return text.replace('"resumeToken"', `"clientToken":"${foreign}","resumeToken"`);
  };
  const { nanda, told } = followClosely({
    baseURL: front.url,
    fetch: async (request) => {
      const { status, body } = await fetch(request);
      const headers = { 'content-type': 'application/json', 'x-nanda-client': `${own}` };
      return new Response(body, { status, headers });
    },
    webSocket: WebSocket,
  });
  // The socket is asked for without a token, and the first answer hands out one before it is there.
  await vi.waitFor(() => expect(front.asked).toContain('UPGRADE /v2/ws'));
  await nanda.health();
  open();
  await nanda.events.ready();
  expect(told).toEqual(['via websocket']);
  expect(front.fields.map((fields) => fields['x-nanda-client'])).toEqual([undefined, own]);
  await nanda.disconnect();
});
