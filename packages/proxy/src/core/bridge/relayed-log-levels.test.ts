import { afterEach, expect, test, vi } from 'vitest';
import type { OpenLinesOptions } from '../connections/lines/open-lines.fixture.js';
import { local } from '../connections/open-connections.fixture.js';
import { openServiceRelay, type OpenServiceRelay } from './open-service-relay.fixture.js';

const opened: OpenServiceRelay[] = [];

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

async function open(options: OpenLinesOptions = {}): Promise<OpenServiceRelay> {
  const relay = await openServiceRelay({ capabilities: ['tools', 'logging'], ...options });
  opened.push(relay);
  return relay;
}

const log = (level: string) => ({ method: 'notifications/message', params: { level, data: 1 } });

test('over a line of its own a client sets the level as it likes, and has it again over a new session', async () => {
  const { client, upstream, sent } = await open();
  const one = client('legacy', { dialog: 'a' });
  await one.ask('logging/setLevel', { level: 'error' });
  await one.ask('logging/setLevel', { level: 'debug' });
  upstream.fakes[1]?.lose('it died');
  await one.ask('tools/list');
  expect(sent().slice(1)).toEqual([
    ['logging/setLevel error', 'logging/setLevel debug'],
    ['logging/setLevel debug', 'tools/list'],
  ]);
  // Whatever it says is the service's word.
  upstream.fakes[2]?.tell(log('debug'));
  expect(one.told.at(-1)).toEqual(log('debug'));
});

test('a level that is none is the service’s to refuse', async () => {
  const error = { code: -32602, message: 'No such level' };
  const { client, sent } = await open({ onRelay: async () => ({ error }) });
  const one = client('legacy', { dialog: 'a' });
  expect(await one.ask('logging/setLevel', { level: 'loud' })).toEqual({ error });
  expect(sent()[1]).toEqual(['logging/setLevel loud']);
});

test('a process that clients share is set to the lowest level that any wants, and tells each what it wants', async () => {
  const { client, upstream, sent } = await open({ isLocal: true });
  const capabilities = { sampling: {} };
  const [one, two] = ['a', 'b'].map((dialog) => client('legacy', { dialog, capabilities }));
  await one?.ask('logging/setLevel', { level: 'error' });
  await two?.ask('logging/setLevel', { level: 'debug' });
  await two?.ask('logging/setLevel', { level: 'warning' });
  await one?.ask('logging/setLevel', { level: 'critical' });
  expect(sent()[1]).toEqual([
    'logging/setLevel info',
    'logging/setLevel debug',
    'logging/setLevel info',
  ]);
  upstream.fakes[1]?.tell(log('warning'));
  upstream.fakes[1]?.tell(log('critical'));
  expect(one?.told).toEqual([log('critical')]);
  expect(two?.told).toEqual([log('warning'), log('critical')]);
});

test('who has not said what it wants gets no more and no less of a shared log because others have', async () => {
  const levels = ['debug', 'info', 'error'];
  const { client, upstream } = await open({
    isLocal: true,
    async onRelay({ method, onNotification }) {
      if (method === 'tools/list') for (const level of levels) onNotification(log(level));
      return { result: {} };
    },
  });
  const capabilities = { sampling: {} };
  const silent = client('legacy', { dialog: 'a', capabilities });
  const other = client('legacy', { dialog: 'b', capabilities });
  const hear = async (): Promise<unknown[]> => {
    const [noted, told] = [silent.noted.length, silent.told.length];
    await silent.ask('tools/list');
    for (const level of levels) upstream.fakes[1]?.tell(log(level));
    return [silent.noted.slice(noted), silent.told.slice(told)];
  };
  // Nobody has said anything: it is the service's choice.
  expect(await hear()).toEqual([levels.map(log), levels.map(log)]);
  for (const level of ['debug', 'error']) {
    await other.ask('logging/setLevel', { level });
    expect(await hear()).toEqual([
      [log('info'), log('error')],
      [log('info'), log('error')],
    ]);
  }
});

test('the connection’s own session never tells less than those are shown who use it over REST', async () => {
  const { client, sent } = await open({ isLocal: true });
  const one = client('legacy', { dialog: 'a' });
  expect(await one.ask('logging/setLevel', { level: 'error' })).toEqual({ result: {} });
  await one.ask('logging/setLevel', { level: 'debug' });
  expect(sent()).toEqual([['logging/setLevel debug']]);
});

test('a client of the newer era has the log of a request that it wants, of a service of the older one', async () => {
  const { client, sent } = await open({
    async onRelay({ method, onNotification }) {
      if (method !== 'tools/list') return { result: {} };
      for (const level of ['debug', 'info', 'error']) onNotification(log(level));
      return { result: {} };
    },
  });
  const one = client('modern', { capabilities: { sampling: {} } });
  await one.ask('tools/list');
  expect(one.noted).toEqual([]);
  await one.ask('tools/list', {}, { logLevel: 'info' });
  await one.ask('tools/list', {}, { logLevel: 'error' });
  expect(one.noted).toEqual([log('info'), log('error'), log('error')]);
  // It is set once, and before the request.
  expect(sent().at(-1)).toEqual([
    'tools/list',
    'logging/setLevel info',
    'tools/list',
    'tools/list',
  ]);
});

test('beside its requests it is told no log', async () => {
  const { client, upstream } = await open();
  const one = client('modern', { dialog: 'a', capabilities: { sampling: {} } });
  await one.ask('tools/list');
  upstream.fakes.at(-1)?.tell(log('emergency'));
  expect(one.told).toEqual([]);
});

test('it cannot change what others of its line are told', async () => {
  const { client, sent } = await open();
  const one = client('modern', { capabilities: { sampling: {} } });
  for (const method of ['logging/setLevel', 'resources/subscribe', 'resources/unsubscribe']) {
    expect(await one.ask(method, { level: 'debug', uri: 'x:1' })).toMatchObject({
      error: { code: -32601 },
    });
  }
  expect(sent().flat()).toEqual([]);
});

test('a client of the older era sets its level for requests to a service of the newer one', async () => {
  const { client, upstream } = await open({ eras: ['modern'] });
  const one = client('legacy', { dialog: 'a' });
  await one.ask('tools/list');
  expect(await one.ask('logging/setLevel', { level: 'loud' })).toMatchObject({
    error: { code: -32602 },
  });
  expect(await one.ask('logging/setLevel', { level: 'warning' })).toEqual({ result: {} });
  await one.ask('tools/call', { name: 'add' });
  await client('legacy', { dialog: 'b' }).ask('tools/list');
  expect(upstream.fakes[0]?.relayed.map(({ method, logLevel }) => [method, logLevel])).toEqual([
    ['tools/list', 'info'],
    ['tools/call', 'warning'],
    ['tools/list', 'info'],
  ]);
});

test('whoever calls over REST is not shown more because a client of the same process wants it', async () => {
  const { client, executions, id } = await open({
    isLocal: true,
    async onCall({ onLog }) {
      for (const level of ['debug', 'info']) onLog({ level, data: level });
      return { content: [] };
    },
  });
  await client('legacy', { dialog: 'a' }).ask('logging/setLevel', { level: 'debug' });
  const request = { connectionId: id, toolName: 'add', parameters: { a: 1, b: 2 } };
  const execution = await executions.start(request, local);
  await vi.waitFor(async () =>
    expect((await executions.get(execution.id, local)).state).toBe('completed'),
  );
  const events = await Array.fromAsync(
    await executions.follow(execution.id, { after: 0, signal: AbortSignal.timeout(5000) }, local),
  );
  expect(events.filter(({ type }) => type === 'log')).toMatchObject([{ data: 'info' }]);
});
