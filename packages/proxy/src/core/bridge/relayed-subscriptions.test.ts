import { afterEach, expect, test, vi } from 'vitest';
import { methodsOf, type OpenLinesOptions } from '../connections/lines/open-lines.fixture.js';
import { local } from '../connections/open-connections.fixture.js';
import { NandaError } from '../nanda-error.js';
import { openServiceRelay, type OpenServiceRelay } from './open-service-relay.fixture.js';

const opened: OpenServiceRelay[] = [];

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

async function open(options: OpenLinesOptions = {}): Promise<OpenServiceRelay> {
  const relay = await openServiceRelay({ capabilities: ['tools', 'resources'], ...options });
  opened.push(relay);
  return relay;
}

const { signal } = new AbortController();
const updated = (uri: string) => ({ method: 'notifications/resources/updated', params: { uri } });

test('what clients of one process follow is asked for once, told to those who follow it, and let go of with the last', async () => {
  const { relay, client, upstream, sent } = await open({ isLocal: true });
  const [one, two] = [client('legacy', { dialog: 'a' }), client('legacy', { dialog: 'b' })];
  const answers = await Promise.all([
    relay.subscribe(one.target, 'x:1', signal),
    relay.subscribe(two.target, 'x:1', signal),
    two.ask('resources/subscribe', { uri: 'x:2' }),
  ]);
  expect(answers).toEqual([{ result: {} }, { result: {} }, { result: {} }]);
  expect(sent()).toEqual([['resources/subscribe x:1', 'resources/subscribe x:2']]);
  const [main] = upstream.fakes;
  for (const uri of ['x:1', 'x:2']) main?.tell(updated(uri));
  expect([one.told, two.told]).toEqual([[updated('x:1')], [updated('x:1'), updated('x:2')]]);
  await relay.unsubscribe(one.target, 'x:1', signal);
  expect(sent()[0]).toHaveLength(2);
  await relay.end('b');
  expect(sent()[0]?.slice(2).toSorted()).toEqual([
    'resources/unsubscribe x:1',
    'resources/unsubscribe x:2',
  ]);
});

test('a part of what is followed is told to all who follow, for only the service knows whose it is', async () => {
  const { relay, client, upstream } = await open({ isLocal: true });
  const [one, two] = [client('legacy', { dialog: 'a' }), client('legacy', { dialog: 'b' })];
  await relay.subscribe(one.target, 'x:all', signal);
  await two.call();
  upstream.fakes[0]?.tell(updated('x:all/part'));
  expect([methodsOf(one), methodsOf(two)]).toEqual([['resources/updated'], []]);
});

test('a line of its own hands everything on', async () => {
  const { relay, client, sent } = await open();
  const one = client('legacy', { dialog: 'a' });
  await relay.subscribe(one.target, 'x:1', signal);
  await one.ask('resources/subscribe', { uri: 'x:1' });
  await one.ask('resources/unsubscribe', { uri: 'x:2' });
  expect(sent()[1]).toEqual([
    'resources/subscribe x:1',
    'resources/subscribe x:1',
    'resources/unsubscribe x:2',
  ]);
});

test('a service of the newer era is asked in its own way, for clients of both', async () => {
  const { relay, client, upstream, sent } = await open({ eras: ['modern'] });
  const one = client('legacy', { dialog: 'a' });
  const two = client('modern', { dialog: 'b' });
  await one.ask('resources/subscribe', { uri: 'x:1' });
  await relay.subscribe(two.target, 'x:1', signal);
  expect([...upstream.subscriptions]).toEqual(['x:1']);
  await relay.end('a');
  expect([...upstream.subscriptions]).toEqual(['x:1']);
  await relay.end('b');
  expect([...upstream.subscriptions]).toEqual([]);
  expect(sent().flat()).toEqual([]);
});

test('what the service refuses is not followed', async () => {
  const error = { code: -32002, message: 'No such resource' };
  const { relay, client, sent } = await open({ isLocal: true, onRelay: async () => ({ error }) });
  const one = client('legacy', { dialog: 'a' });
  expect(await relay.subscribe(one.target, 'x:1', signal)).toEqual({ error });
  await relay.end('a');
  expect(sent()).toEqual([['resources/subscribe x:1']]);
});

test('what was followed is followed again over a new session, before anything else is sent', async () => {
  const { relay, client, upstream, sent } = await open();
  const one = client('legacy', { dialog: 'a' });
  await relay.subscribe(one.target, 'x:1', signal);
  upstream.fakes[1]?.lose('it died');
  await one.ask('tools/list');
  expect(sent()[2]).toEqual(['resources/subscribe x:1', 'tools/list']);
  upstream.fakes[2]?.tell(updated('x:1'));
  expect(methodsOf(one)).toEqual([
    'tools/list_changed',
    'resources/list_changed',
    'resources/updated',
  ]);
});

test('nothing is sent over a new session until it knows what the one before knew', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isSlow = false;
  const { relay, client, upstream, sent } = await open({
    async onRelay({ method }) {
      if (isSlow && method === 'resources/subscribe') await promise;
      return { result: {} };
    },
  });
  const one = client('legacy', { dialog: 'a' });
  await relay.subscribe(one.target, 'x:1', signal);
  isSlow = true;
  upstream.fakes[1]?.lose('it died');
  const first = one.ask('tools/list');
  await vi.waitFor(() => expect(sent()[2]).toEqual(['resources/subscribe x:1']));
  const second = one.ask('prompts/list');
  await settled();
  expect(sent()[2]).toEqual(['resources/subscribe x:1']);
  resolve();
  await Promise.all([first, second]);
  expect(sent()[2]).toHaveLength(3);
});

/** Whatever could happen without waiting for anything has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
}

test('what is refused then is let go of', async () => {
  const { relay, client, upstream, sent } = await open({
    onRelay: async ({ params }) =>
      params['uri'] === 'x:1' && sent().length > 2
        ? { error: { code: -32002, message: 'gone' } }
        : { result: {} },
  });
  const one = client('legacy', { dialog: 'a' });
  for (const uri of ['x:1', 'x:2']) await relay.subscribe(one.target, uri, signal);
  for (const session of [1, 2]) {
    upstream.fakes[session]?.lose('it died');
    await one.ask('tools/list');
  }
  expect(sent()[3]).toEqual(['resources/subscribe x:2', 'tools/list']);
});

test('what a service of the newer era refuses then keeps nothing else from being followed', async () => {
  let isFussy = false;
  const { relay, client, upstream } = await open({
    eras: ['modern'],
    onSubscribe(uri) {
      if (isFussy && uri === 'x:1')
        throw new NandaError('UPSTREAM_ERROR', 'It does not tell of it.');
    },
  });
  const one = client('modern', { dialog: 'a' });
  for (const uri of ['x:1', 'x:2']) await relay.subscribe(one.target, uri, signal);
  isFussy = true;
  upstream.lose('it died');
  for (const uri of ['x:1', 'x:2']) await upstream.fakes[0]?.session.unsubscribe(uri, signal);
  await one.ask('tools/list');
  expect([...upstream.subscriptions]).toEqual(['x:2']);
});

test('what changes is told to all who listen, also where it is said in the course of a request', async () => {
  const { relay, client } = await open({
    async onRelay({ onNotification }) {
      onNotification(updated('x:1'));
      onNotification({ method: 'notifications/tools/list_changed', params: {} });
      onNotification({ method: 'notifications/other', params: {} });
      return { result: {} };
    },
  });
  const one = client('modern');
  const listener = client('modern', { dialog: 'a' });
  await relay.subscribe(listener.target, 'x:1', signal);
  await one.ask('prompts/list');
  expect(methodsOf(listener).slice(-2)).toEqual(['resources/updated', 'tools/list_changed']);
  expect(one.noted).toEqual([{ method: 'notifications/other', params: {} }]);
});

test('resources that are followed over REST as well stay followed, whoever lets go first', async () => {
  const followed = new Set<string>();
  const { relay, client, upstream, connections, id, sent } = await open({
    isLocal: true,
    connections: { isHeld: (connectionId) => followed.has(connectionId) },
  });
  const one = client('legacy', { dialog: 'a' });
  const overRest = await connections.borrow(id, local);
  await overRest.session.subscribe('x:1', signal);
  overRest.release({ kind: 'succeeded' });
  followed.add(id);
  await relay.subscribe(one.target, 'x:1', signal);
  const again = await connections.borrow(id, local);
  await again.session.unsubscribe('x:1', signal);
  again.release({ kind: 'succeeded' });
  expect([...upstream.subscriptions]).toEqual(['x:1']);
  await relay.unsubscribe(one.target, 'x:1', signal);
  expect(sent()).toEqual([['resources/subscribe x:1']]);
  followed.clear();
  await relay.unsubscribe(one.target, 'x:1', signal);
  expect(sent()[0]).toContain('resources/unsubscribe x:1');
});

test('one client follows so many resources', async () => {
  const { relay, client } = await open();
  const one = client('legacy', { dialog: 'a' });
  for (let index = 0; index < 256; index += 1) {
    await relay.subscribe(one.target, `x:${index}`, signal);
  }
  expect(await relay.subscribe(one.target, 'x:more', signal)).toMatchObject({
    error: { data: { code: 'CONNECTION_LIMIT_REACHED' } },
  });
});

test('who follows over a line that is idle keeps it', async () => {
  vi.useFakeTimers();
  try {
    const { relay, client, upstream } = await open({
      isLocal: true,
      connections: { idleTimeout: 60_000 },
    });
    const one = client('legacy', { dialog: 'a', capabilities: { sampling: {} } });
    await relay.subscribe(one.target, 'x:1', signal);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(upstream.fakes.map(({ isOpen }) => isOpen)).toEqual([true, true]);
    await relay.end('a');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(upstream.fakes.map(({ isOpen }) => isOpen)).toEqual([false, false]);
  } finally {
    vi.useRealTimers();
  }
});
