import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, expect, expectTypeOf, test, vi } from 'vitest';
import {
  NANDAClient,
  type CatalogEvent,
  type ConnectionEvent,
  type NandaError,
} from '../../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from '../support/start-coffee-proxy.js';
import { followClosely } from './follow-closely.js';

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

test('a listener may await the client: its calls, a refresh, the end of the connection', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const opened = await nanda.connect('coffee');
  const done: string[] = [];
  const stop = opened.on('update', async () => {
    stop();
    await opened.refresh();
    done.push('refresh');
    const { content } = await opened.execute('requestinfo', { category: 'premium' });
    done.push(`execute ${content.length}`);
    await nanda.events.ready();
    done.push('ready');
    await opened.close();
    done.push('close');
  });
  await nanda.events.ready();
  await opened.refresh();
  await vi.waitFor(() => expect(done).toEqual(['refresh', 'execute 1', 'ready', 'close']));
  expect(opened.state).toBe('disconnected');
  await nanda.disconnect();
});

test('a listener may end everything', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  await using opened = await other.connect('coffee');
  const { promise, resolve } = Promise.withResolvers<void>();
  const events = nanda.events.subscribe();
  nanda.on('update', () => nanda.disconnect().then(resolve));
  await nanda.events.ready();
  await opened.refresh();
  await promise;
  // What had come before is still there, and then the end.
  const heard = await Array.fromAsync(events);
  expect(heard.length).toBeLessThan(2);
});

test('one that throws or rejects harms nobody, and is reported', async () => {
  const { nanda, told, logged } = followClosely({ baseURL: proxy.url });
  nanda.on('update', () => {
    throw new Error('thrown');
  });
  nanda.on('update', () => Promise.reject(new Error('rejected')));
  const heard = vi.fn();
  nanda.on('update', heard);
  await nanda.events.ready();
  await using opened = await other.connect('coffee');
  await opened.refresh();
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  await vi.waitFor(() => expect(logged.join()).toMatch(/thrown[^]*rejected/));
  expect(told).not.toContain('gone');
  await nanda.disconnect();
});

test('who stops another listener in the middle of an event stops it at once', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const heard: string[] = [];
  nanda.on('update', () => {
    heard.push('first');
    stop();
  });
  const stop = nanda.on('update', () => heard.push('second'));
  await nanda.events.ready();
  await using opened = await other.connect('coffee');
  await opened.refresh();
  await vi.waitFor(() => expect(heard).toContain('first'));
  expect(heard).not.toContain('second');
  await nanda.disconnect();
});

test('the state of a connection follows whatever events come, also for others', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const opened = await other.connect('coffee');
  const followed = await nanda.getConnection(opened.id);
  nanda.on('sync_finished', () => undefined);
  nanda.on('closed', () => undefined);
  await nanda.events.ready();
  await opened.close();
  await vi.waitFor(() => expect(followed.state).toBe('disconnected'));
  await nanda.disconnect();
});

test('replacing the only listener keeps what is open, and the last one to go closes it', async () => {
  const { nanda, told } = followClosely({ baseURL: proxy.url });
  await nanda.events.ready();
  const own = new NANDAClient({ baseURL: proxy.url });
  const notices: string[] = [];
  own.on('connected', ({ via }) => notices.push(via));
  own.on('disconnected', ({ reason }) => notices.push(reason));
  let stop = own.on('update', () => undefined);
  await own.events.ready();
  for (let round = 0; round < 3; round += 1) {
    stop();
    stop = own.on('update', () => undefined);
    await own.events.ready();
  }
  expect(notices).toEqual(['websocket']);
  stop();
  stop();
  await vi.waitFor(() => expect(notices).toEqual(['websocket', 'nobody listens any more']));
  // Without anybody who wants events, there is nothing to be ready for.
  await own.events.ready();
  expect(told).toEqual(['via websocket']);
  await Promise.all([nanda.disconnect(), own.disconnect()]);
});

test('what tells of the way alone opens nothing', async () => {
  const Socket = vi.fn();
  const nanda = new NANDAClient({ baseURL: proxy.url, webSocket: Socket as never });
  nanda.on('connected', () => undefined);
  nanda.on('gap', () => undefined);
  await nanda.events.ready();
  await nanda.health();
  expect(Socket).not.toHaveBeenCalled();
  await nanda.disconnect();
});

test('a name that there is not is said to be none', async () => {
  const { nanda, logged } = followClosely({ baseURL: proxy.url });
  nanda.on('updated' as 'update', () => undefined)();
  nanda.on('updated' as 'update', () => undefined);
  await vi.waitFor(() => expect(logged.join()).toMatch(/"updated"[^]*connection_error/));
  await nanda.disconnect();
});

test('names have the types of what they tell', () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const stop = nanda.on('update', (event) => expectTypeOf(event).toEqualTypeOf<ConnectionEvent>());
  expectTypeOf(stop).toEqualTypeOf<() => void>();
  stop();
  nanda.on('sync_failed', (event) => expectTypeOf(event).toEqualTypeOf<CatalogEvent>())();
  nanda.on('error', (error) => expectTypeOf(error).toEqualTypeOf<NandaError>())();
  nanda.on('connected', ({ via }) => expectTypeOf(via).toEqualTypeOf<'websocket' | 'sse'>())();
  expectTypeOf(nanda.events.subscribe).toBeCallableWith({ catalog: true, types: ['update'] });
});

test('a loop: events are kept from the call on, and no signal is left with a listener', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const { signal } = new AbortController();
  await using opened = await other.connect('coffee');
  const followed = await nanda.getConnection(opened.id);
  const events = followed.events({ types: ['update', 'closed'], signal });
  await events.ready();
  await opened.refresh();
  await opened.close();
  const types: string[] = [];
  for await (const { type } of events) types.push(type);
  expect(types.slice(-2)).toEqual(['update', 'closed']);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  await nanda.disconnect();
});

test('a loop over one connection ends when this client closes it', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const opened = await nanda.connect('coffee');
  const events = opened.events({ types: ['error'] });
  await opened.close();
  await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
  await nanda.disconnect();
});

test('disconnect() forgets those who listen to a connection that goes on', async () => {
  await using opened = await other.connect('coffee');
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const taken = await nanda.getConnection(opened.id);
  const forgotten = vi.fn();
  taken.on('closed', forgotten);
  await nanda.events.ready();
  await nanda.disconnect();
  const closed = vi.fn();
  taken.on('closed', closed);
  await taken.close();
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(forgotten).not.toHaveBeenCalled();
  await nanda.disconnect();
});

test('a loop is left by break, by its signal, by the scope and by disconnect()', async () => {
  const nanda = new NANDAClient({ baseURL: proxy.url });
  const gone = vi.fn();
  nanda.on('disconnected', gone);
  await using opened = await other.connect('coffee');
  const controller = new AbortController();
  const byBreak = nanda.events.subscribe({ connectionId: opened.id });
  const bySignal = nanda.events.subscribe({ catalog: true, types: [], signal: controller.signal });
  const byDisconnect = nanda.events.subscribe();
  {
    await using byScope = nanda.events.subscribe();
    await byScope.ready();
  }
  await opened.refresh();
  for await (const event of byBreak) {
    expectTypeOf(event).toEqualTypeOf<ConnectionEvent>();
    expect(event.connectionId).toBe(opened.id);
    break;
  }
  const pending = bySignal.next();
  controller.abort();
  await expect(pending).resolves.toMatchObject({ done: true });
  const late = nanda.events.subscribe({ signal: controller.signal });
  await expect(late.next()).resolves.toMatchObject({ done: true });
  expect(gone).not.toHaveBeenCalled();
  await nanda.disconnect();
  const rest = await Array.fromAsync(byDisconnect);
  expect(rest.every(({ connectionId }) => connectionId === opened.id)).toBe(true);
  expect(gone).toHaveBeenCalledOnce();
});
