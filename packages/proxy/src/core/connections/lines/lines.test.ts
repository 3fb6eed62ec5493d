import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { McpEra } from '../../mcp-caller.js';
import { NandaError } from '../../nanda-error.js';
import { neverAnswer } from '../../testing/never-answer.js';
import { local } from '../open-connections.fixture.js';
import {
  methodsOf,
  openLines,
  type OpenLines,
  type OpenLinesOptions,
} from './open-lines.fixture.js';

const opened: OpenLines[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  for (const { close, upstream } of opened.splice(0)) {
    await close();
    expect(upstream.fakes.filter(({ isOpen }) => isOpen)).toEqual([]);
  }
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

async function open(options: OpenLinesOptions = {}): Promise<OpenLines> {
  const lines = await openLines(options);
  opened.push(lines);
  return lines;
}

const elicitation = { elicitation: { form: {} } };

test('each session of a client of the older era has a line of its own, opened as that client', async () => {
  const { client, upstream } = await open({
    connect: { clientCapabilities: ['sampling'], roots: [{ uri: 'file:///tmp' }] },
  });
  const [first, second] = [
    client('legacy', { dialog: 'a', capabilities: elicitation }),
    client('legacy', { dialog: 'b' }),
  ];
  expect([await first.call(), await second.call(), await first.call()]).toEqual([1, 2, 1]);
  expect(upstream.openings[1]).toMatchObject({ era: 'legacy', caller: first.line.caller });
  expect(upstream.openings[1]).not.toHaveProperty('clientCapabilities');
  expect(upstream.openings[1]).not.toHaveProperty('roots');
  // Nothing is asked that its client did not ask for.
  expect(upstream.lists).toBe(1);
});

test('over stdio those who declare the same share one process, and those who declare nothing the connection’s own', async () => {
  const { client, upstream } = await open({ isLocal: true });
  const plain = ['a', 'b'].map((dialog) => client('legacy', { dialog }));
  const asked = ['c', 'd'].map((dialog) => client('legacy', { dialog, capabilities: elicitation }));
  const used = await Promise.all([...plain, ...asked].map(({ call }) => call()));
  expect(used).toEqual([0, 0, 1, 1]);
  expect(upstream.opened).toBe(2);
});

test('a modern service serves everybody over one session', async () => {
  const { client, upstream } = await open({ eras: ['modern'] });
  expect(await client('modern', { capabilities: elicitation }).call()).toBe(0);
  expect(await client('modern', { dialog: 'a' }).call()).toBe(0);
  expect(upstream.opened).toBe(1);
});

test('a client of the older era of a service that only has the newer one joins all others, and it is not tried again', async () => {
  const { client, upstream } = await open({ eras: ['modern'] });
  expect(await client('legacy', { dialog: 'a' }).call()).toBe(0);
  expect(await client('legacy', { dialog: 'b' }).call()).toBe(0);
  expect(upstream.opened).toBe(2);
  expect(upstream.sessions.size).toBe(1);
});

test('a client of the newer era of a service that only has the older one shares with those who declare the same', async () => {
  const { client, upstream } = await open();
  const asking = client('modern', { capabilities: elicitation });
  // Both wait for the same way, and are served over the lines that are theirs.
  expect(await Promise.all([asking.call(), client('modern').call()])).toEqual([1, 0]);
  expect(await client('modern', { capabilities: elicitation }).call()).toBe(1);
  expect(await client('modern', { capabilities: { sampling: {} } }).call()).toBe(2);
  expect(upstream.opened).toBe(3);
});

test('a service of both eras is met in the client’s own', async () => {
  const { client, upstream } = await open({ eras: ['legacy', 'modern'] });
  const used = await client('modern').call();
  expect(upstream.fakes[used]?.session.facts.era).toBe('modern');
  expect(await client('modern', { capabilities: elicitation }).call()).toBe(used);
  const own = await client('legacy', { dialog: 'a' }).call();
  expect(upstream.fakes[own]?.session.facts.era).toBe('legacy');
});

test('callers at the same time share the way to a line, and one that goes away leaves it to the others', async () => {
  let letIn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letIn = resolve));
  const { client, upstream } = await open({
    onOpen: (attempt) => (attempt > 1 ? gate : undefined),
  });
  const one = client('legacy', { dialog: 'a' });
  const caller = new AbortController();
  const gone = expect(one.borrow({ signal: caller.signal })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  const calls = [one.call(), one.call()];
  await vi.advanceTimersByTimeAsync(10);
  caller.abort();
  await gone;
  letIn();
  expect(await Promise.all(calls)).toEqual([1, 1]);
  expect(upstream.opened).toBe(2);
});

test('opening a line takes no longer than the connection timeout, and leaves nothing behind', async () => {
  const { client, connections, id } = await open({
    connections: { connectionTimeout: 1000, maxCallsOfService: 1 },
    onOpen: (attempt, signal) => (attempt === 2 ? neverAnswer(signal) : undefined),
  });
  const one = client('legacy', { dialog: 'a' });
  const failed = expect(one.call()).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
  await vi.advanceTimersByTimeAsync(1000);
  await failed;
  expect((await connections.get(id, local)).state).toBe('connected');
  // Its place was given back.
  expect(await one.call()).toBe(1);
});

test('lines that cannot be opened open the circuit', async () => {
  const refused = new NandaError('CONNECTION_FAILED', 'no', { details: { cause: 'refused' } });
  const { client } = await open({
    onOpen(attempt) {
      if (attempt > 1) throw refused;
    },
  });
  const one = client('legacy', { dialog: 'a' });
  for (let time = 0; time < 5; time += 1) await expect(one.call()).rejects.toBe(refused);
  await expect(one.call()).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });
});

test('a line has the places of its service, and its calls count for the connection', async () => {
  const { client, connections, id } = await open({
    connections: { maxCallsOfService: 1, maxWaitingOfService: 0 },
  });
  const one = client('legacy', { dialog: 'a' });
  const borrowed = await one.borrow();
  await expect(client('legacy', { dialog: 'b' }).call()).rejects.toMatchObject({
    code: 'OVERLOADED',
  });
  borrowed.pause();
  await client('legacy', { dialog: 'b' }).call();
  borrowed.resume();
  borrowed.release({ kind: 'failed', error: new NandaError('UPSTREAM_ERROR', 'no') });
  expect((await connections.metrics(id, local)).calls).toMatchObject({ succeeded: 1, failed: 1 });
});

test('a tool that is not what it was is refused over a line too', async () => {
  const { client, connections, upstream, id } = await open({ connect: { pinTools: true } });
  const one = client('legacy', { dialog: 'a' });
  await one.call();
  upstream.tools = [{ name: 'add', description: 'Another one.', inputSchema: {} }];
  await connections.refresh(id, {}, local);
  await expect(one.borrow({ toolName: 'add' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  (await one.borrow({ toolName: 'other' })).release({ kind: 'unused' });
});

test('a line that is lost is opened again by the next request, and its client is told that lists may have changed', async () => {
  const { client, connections, upstream, id } = await open({
    capabilities: ['tools', 'resources', 'prompts'],
  });
  const one = client('legacy', { dialog: 'a' });
  await one.call();
  upstream.fakes[1]?.lose('it died');
  expect((await connections.get(id, local)).state).toBe('connected');
  expect(one.told).toEqual([]);
  expect(await one.call()).toBe(2);
  expect(methodsOf(one)).toEqual([
    'tools/list_changed',
    'resources/list_changed',
    'prompts/list_changed',
  ]);
});

test('one loss of a line is one failure, however many calls it had', async () => {
  const { client, upstream } = await open();
  const one = client('legacy', { dialog: 'a' });
  const borrowed = await Promise.all(Array.from({ length: 10 }, () => one.borrow()));
  upstream.fakes[1]?.lose('it died');
  const error = new NandaError('UPSTREAM_LOST', 'gone', { retryable: false });
  for (const { release } of borrowed) release({ kind: 'failed', error });
  expect(await one.call()).toBe(2);
});

test('a line that answers nothing any more after a call was not answered is given up', async () => {
  const { client, upstream } = await open({
    onPing: (_, signal) => neverAnswer(signal),
  });
  const one = client('legacy', { dialog: 'a' });
  const borrowed = await one.borrow();
  borrowed.release({ kind: 'failed', error: new NandaError('TOOL_TIMEOUT', 'no answer') });
  await vi.advanceTimersByTimeAsync(5000);
  expect(upstream.fakes[1]?.isOpen).toBe(false);
  expect(await one.call()).toBe(2);
});

test('a line that is busy with something else is not given up', async () => {
  const { client, upstream } = await open({ onPing: (_, signal) => neverAnswer(signal) });
  const one = client('legacy', { dialog: 'a' });
  const [first, second] = [await one.borrow(), await one.borrow()];
  first.release({ kind: 'failed', error: new NandaError('TOOL_TIMEOUT', 'no answer') });
  await vi.advanceTimersByTimeAsync(5000);
  expect(upstream.fakes[1]?.isOpen).toBe(true);
  second.release({ kind: 'succeeded' });
});

test('a line of somebody who listens is opened again at once where it had lived for a while', async () => {
  const { client, upstream } = await open();
  const listener = client('modern', { dialog: 'a', capabilities: elicitation });
  await listener.call();
  await vi.advanceTimersByTimeAsync(10_000);
  upstream.fakes[1]?.lose('it died');
  await vi.advanceTimersByTimeAsync(10);
  expect(methodsOf(listener)).toEqual(['tools/list_changed']);
  // One that dies at once is not opened again and again.
  upstream.fakes[2]?.lose('it died');
  await vi.advanceTimersByTimeAsync(10);
  expect(upstream.opened).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(upstream.opened).toBe(4);
  expect(upstream.fakes[3]?.isOpen).toBe(true);
});

test('a service that comes back with another era is met in it', async () => {
  const eras: [McpEra, ...McpEra[]] = ['legacy'];
  const { client, upstream } = await open({ eras });
  const one = client('modern');
  const eraOf = (used: number): unknown => upstream.fakes[used]?.session.facts.era;
  expect(eraOf(await one.call())).toBe('legacy');
  eras.push('modern');
  upstream.lose('it was renewed');
  await vi.advanceTimersByTimeAsync(5000);
  expect(eraOf(await one.call())).toBe('modern');
});

test('a conversation moves to the line that it has from then on, and is told that lists may have changed', async () => {
  const eras: [McpEra, ...McpEra[]] = ['modern'];
  const { client, upstream } = await open({ eras });
  const one = client('legacy', { dialog: 'a' });
  expect(await one.call()).toBe(0);
  eras[0] = 'legacy';
  upstream.lose('it is another one now');
  await vi.advanceTimersByTimeAsync(5000);
  const used = await one.call();
  expect(upstream.fakes[used]?.openOptions.caller).toEqual(one.line.caller);
  expect(methodsOf(one)).toEqual(['tools/list_changed']);
  await one.end();
  expect(upstream.fakes[used]?.isOpen).toBe(false);
});

test('those who listen move by themselves, each as the client that it is', async () => {
  const eras: [McpEra, ...McpEra[]] = ['modern'];
  const { client, upstream } = await open({ eras });
  const [one, two] = [
    client('modern', { dialog: 'a', capabilities: elicitation }),
    client('modern', { dialog: 'b' }),
  ];
  expect([await one.call(), await two.call()]).toEqual([0, 0]);
  eras[0] = 'legacy';
  upstream.lose('it is another one now');
  await vi.advanceTimersByTimeAsync(5000);
  expect([methodsOf(one), methodsOf(two)]).toEqual([
    ['tools/list_changed'],
    ['tools/list_changed'],
  ]);
  const lines = upstream.openings.slice(2).map(({ caller }) => caller);
  expect(lines).toEqual([one.line.caller]);
});

test('the connection’s own session comes back for those who share it', async () => {
  const { client, upstream } = await open({ isLocal: true });
  const one = client('legacy', { dialog: 'a' });
  await one.call();
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(5000);
  expect(methodsOf(one)).toEqual(['tools/list_changed']);
  upstream.fakes[1]?.tell({ method: 'notifications/resources/list_changed', params: {} });
  expect(methodsOf(one)).toEqual(['tools/list_changed', 'resources/list_changed']);
  expect(await one.call()).toBe(1);
});

test('a line of somebody who listens comes back with its connection, though nobody calls', async () => {
  const { client, upstream } = await open();
  const listener = client('modern', { dialog: 'a', capabilities: elicitation });
  await listener.call();
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(5000);
  expect(methodsOf(listener)).toEqual(['tools/list_changed']);
});

test('a refresh closes all lines; their clients get new ones', async () => {
  const { client, connections, upstream, id } = await open();
  const one = client('legacy', { dialog: 'a' });
  await one.call();
  await connections.refresh(id, {}, local);
  expect(upstream.fakes.map(({ isOpen }) => isOpen)).toEqual([false, false, true]);
  expect(await one.call()).toBe(3);
  expect(methodsOf(one)).toEqual(['tools/list_changed']);
});

test('a request whose line is being opened meanwhile gets the new one too', async () => {
  const held = Promise.withResolvers<void>();
  const { client, connections, upstream, id } = await open({
    onOpen: async (attempt) => (attempt === 2 ? held.promise : undefined),
  });
  const used = client('legacy', { dialog: 'a' }).call();
  await vi.waitFor(() => expect(upstream.opened).toBe(2));
  await connections.refresh(id, {}, local);
  await vi.advanceTimersByTimeAsync(10);
  held.resolve();
  expect(upstream.fakes[await used]?.isOpen).toBe(true);
});

test('with the connection its lines end, also one that is being opened', async () => {
  const { client, connections, upstream, id } = await open({
    onOpen: (attempt, signal) => (attempt === 3 ? neverAnswer(signal) : undefined),
  });
  await client('legacy', { dialog: 'a' }).call();
  const late = expect(client('legacy', { dialog: 'b' }).call()).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
  await vi.advanceTimersByTimeAsync(10);
  await connections.disconnect(id, local);
  await late;
  expect(upstream.sessions.size).toBe(0);
});

test('a conversation that is over has no line any more, and a late request opens none', async () => {
  const { client, upstream } = await open();
  const one = client('legacy', { dialog: 'a' });
  await one.call();
  await one.end();
  expect(upstream.fakes[1]?.isOpen).toBe(false);
  await expect(one.call()).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(upstream.opened).toBe(2);
});

test('a conversation that ends while its line is being opened leaves none', async () => {
  let letIn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letIn = resolve));
  const { client, upstream } = await open({
    onOpen: (attempt) => (attempt > 1 ? gate : undefined),
  });
  const one = client('legacy', { dialog: 'a' });
  const late = expect(one.call()).rejects.toMatchObject({ code: 'CANCELLED' });
  await vi.advanceTimersByTimeAsync(10);
  await one.end();
  letIn();
  await late;
  expect(upstream.sessions.size).toBe(1);
});

test('a conversation that ends while its connection comes back has no line either', async () => {
  const { client, upstream } = await open({ isLocal: true });
  const one = client('legacy', { dialog: 'a', capabilities: elicitation });
  upstream.lose('it died');
  const late = expect(one.call()).rejects.toMatchObject({ code: 'CANCELLED' });
  await one.end();
  await vi.advanceTimersByTimeAsync(5000);
  await late;
  expect(upstream.sessions.size).toBe(1);
});

test('lines that nobody has are closed after a while; that of a session lives as long as the session', async () => {
  const { client, upstream } = await open();
  const kept = client('legacy', { dialog: 'a' });
  const used = [await kept.call(), await client('modern', { capabilities: elicitation }).call()];
  const isOpen = (): unknown[] => used.map((one) => upstream.fakes[one]?.isOpen);
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(isOpen()).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(isOpen()).toEqual([true, false]);
});

test('a connection rests when nobody uses its lines, and not while a client has one of its own', async () => {
  const { client, connections, upstream, id } = await open({
    connections: { idleTimeout: 60_000 },
  });
  const one = client('legacy', { dialog: 'a' });
  await one.call();
  await vi.advanceTimersByTimeAsync(120_000);
  expect((await connections.get(id, local)).state).toBe('connected');
  await one.end();
  await vi.advanceTimersByTimeAsync(120_000);
  expect((await connections.get(id, local)).state).toBe('disconnected');
  expect(upstream.sessions.size).toBe(0);
});

test('a process that clients share rests when none of them uses it', async () => {
  const { client, upstream } = await open({ isLocal: true, connections: { idleTimeout: 60_000 } });
  const one = client('legacy', { dialog: 'a', capabilities: elicitation });
  expect(await one.call()).toBe(1);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(upstream.sessions.size).toBe(0);
  const again = await one.call();
  expect(upstream.fakes[again]?.openOptions.caller).toEqual(one.line.caller);
  expect(methodsOf(one)).toEqual(['tools/list_changed']);
});

test('a connection has so many lines; one that was not used for longest makes room, and busy ones do not', async () => {
  const { client, upstream } = await open({ connections: { maxCallsOfService: 100 } });
  const clients = Array.from({ length: 64 }, (_, index) =>
    client('legacy', { dialog: `d${index}` }),
  );
  const busy = await clients[0]?.borrow();
  for (const one of clients.slice(1)) {
    await one.call();
    await vi.advanceTimersByTimeAsync(1);
  }
  await clients[1]?.call();
  expect(await client('legacy', { dialog: 'late' }).call()).toBe(65);
  expect(upstream.fakes.map(({ isOpen }) => isOpen).indexOf(false)).toBe(3);
  busy?.release({ kind: 'succeeded' });
});

test('where all lines are busy the next client is refused', async () => {
  const { client } = await open({ connections: { maxCallsOfService: 100 } });
  const busy = await Promise.all(
    Array.from({ length: 64 }, (_, index) => client('legacy', { dialog: `d${index}` }).borrow()),
  );
  await expect(client('legacy', { dialog: 'late' }).call()).rejects.toMatchObject({
    code: 'OVERLOADED',
  });
  for (const { release } of busy) release({ kind: 'succeeded' });
});

test('what a line says goes to all who share it; what it asks to the newest who answers', async () => {
  const { client, upstream } = await open({ isLocal: true });
  const answer = (name: string) => async () => ({ result: { name } });
  const first = client('legacy', { dialog: 'a', onRequest: answer('first') });
  const second = client('legacy', { dialog: 'b', onRequest: answer('second') });
  const deaf = client('legacy', { dialog: 'c' });
  for (const one of [first, second, deaf]) await one.call();
  const [main] = upstream.fakes;
  const { signal } = new AbortController();
  const asked = { method: 'roots/list', params: {}, signal };
  expect(await main?.question(asked)).toEqual({ result: { name: 'second' } });
  main?.tell({ method: 'notifications/tools/list_changed', params: { x: 1 } });
  for (const one of [first, second, deaf]) expect(methodsOf(one)).toEqual(['tools/list_changed']);
  await second.end();
  expect(await main?.question(asked)).toEqual({ result: { name: 'first' } });
  await first.end();
  expect(main?.outlet?.onRequest).toBeUndefined();
});

test('nobody listens to a session whose users make requests alone', async () => {
  const { client, upstream } = await open({ eras: ['modern'] });
  await client('modern').call();
  expect(upstream.fakes[0]?.outlet).toBeUndefined();
});
