import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { methodsOf, type OpenLinesOptions } from '../connections/lines/open-lines.fixture.js';
import { stranger } from '../connections/open-connections.fixture.js';
import type { UpstreamRelayRequest } from '../connections/upstream-connector.js';
import type { McpAnswer } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';
import { openServiceRelay, type OpenServiceRelay } from './open-service-relay.fixture.js';

const opened: OpenServiceRelay[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const { close } of opened.splice(0)) await close();
});

async function open(options: OpenLinesOptions = {}): Promise<OpenServiceRelay> {
  const relay = await openServiceRelay({
    capabilities: ['tools', 'resources', 'logging'],
    ...options,
  });
  opened.push(relay);
  return relay;
}

const { signal } = new AbortController();
const lost = new NandaError('UPSTREAM_LOST', 'gone', { retryable: true });

test('a request is handed on as it is, and so is its answer', async () => {
  const answer: McpAnswer = { result: { z: 1, contents: [{ odd: true }], _meta: { a: 1 } } };
  const { client, upstream } = await open({ onRelay: async () => answer });
  const one = client('legacy', { dialog: 'a' });
  const params = { uri: 'x:1', _meta: { odd: 1 } };
  expect(await one.ask('resources/read', params)).toBe(answer);
  expect(upstream.fakes[1]?.relayed[0]).toMatchObject({
    method: 'resources/read',
    params,
    caller: one.line.caller,
    wantsProgress: false,
  });
});

test('a call of a tool is an execution; one that names no tool is the service’s to refuse', async () => {
  const error = { code: -32602, message: 'No name' };
  const { client, executions, connections, id } = await open({ onRelay: async () => ({ error }) });
  const one = client('legacy', { dialog: 'a' });
  expect(await one.ask('tools/call', { name: 'add' })).toEqual({ error });
  expect(await one.ask('tools/call', { arguments: {} })).toEqual({ error });
  const page = await executions.list({ limit: 10 }, one.target.principal);
  expect(page.executions).toMatchObject([{ toolName: 'add', state: 'failed' }]);
  expect((await connections.metrics(id, one.target.principal)).calls).toMatchObject({ failed: 2 });
});

test('what goes wrong on the way is an answer', async () => {
  const { relay, client } = await open();
  const one = client('modern');
  const request = {
    ...one.target,
    principal: stranger,
    method: 'tools/list',
    params: {},
    wantsProgress: false,
    signal,
    onNotification: () => undefined,
  };
  const missing = { error: { code: -32602, data: { code: 'CONNECTION_NOT_FOUND' } } };
  expect(await relay.request(request)).toMatchObject(missing);
  expect(await relay.subscribe(request, 'x:1', signal)).toMatchObject(missing);
  await expect(relay.facts(request, signal)).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
  await relay.notify(request, { method: 'notifications/roots/list_changed', params: {} });
});

test('a client that cancels gets the reason of its signal, and nothing listens to it afterwards', async () => {
  const { client } = await open({
    onRelay: ({ signal: given }: UpstreamRelayRequest) =>
      new Promise((_, reject) => {
        given.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      }),
  });
  for (const [method, params] of [
    ['tools/call', { name: 'add' }],
    ['prompts/get', { name: 'x' }],
  ] as const) {
    const one = client('legacy', { dialog: 'a' });
    const caller = new AbortController();
    await one.call();
    const answered = one.ask(method, params, { signal: caller.signal });
    const reason = new Error('The client has gone.');
    caller.abort(reason);
    await expect(answered).rejects.toBe(reason);
    expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
  }
});

test('nothing listens to a client that has its answer', async () => {
  const { client, relay } = await open();
  const one = client('legacy', { dialog: 'a' });
  const caller = new AbortController();
  await one.ask('tools/call', { name: 'add' }, { signal: caller.signal });
  await one.ask('tools/list', {}, { signal: caller.signal });
  await relay.facts(one.target, caller.signal);
  expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
});

test('a request has its time, and more with progress', async () => {
  vi.useFakeTimers();
  let tell = (): void => undefined;
  const { client, close } = await open({
    onRelay: (request) =>
      new Promise((_, reject) => {
        tell = () =>
          request.onNotification({ method: 'notifications/progress', params: { progress: 1 } });
        request.signal.addEventListener('abort', () => reject(new Error('aborted')), {
          once: true,
        });
      }),
  });
  const one = client('legacy', { dialog: 'a' });
  let answer: McpAnswer | undefined;
  void one.ask('prompts/get', { name: 'x' }).then((given) => (answer = given));
  await vi.advanceTimersByTimeAsync(59_000);
  tell();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).toMatchObject({ error: { code: -32603, data: { code: 'TOOL_TIMEOUT' } } });
  expect(methodsOf({ told: one.noted })).toEqual(['progress']);
  opened.length = 0;
  await close();
  expect(vi.getTimerCount()).toBe(0);
});

test('while a service asks the client of a request, others may have its place', async () => {
  const { client } = await open({
    connections: { maxCallsOfService: 1 },
    onRelay: async ({ method, onRequest, signal: given }) =>
      method === 'prompts/get'
        ? {
            result: {
              answer: await onRequest?.({ method: 'roots/list', params: {}, signal: given }),
            },
          }
        : { result: {} },
  });
  const one = client('legacy', { dialog: 'a' });
  const { promise, resolve } = Promise.withResolvers<McpAnswer>();
  const asked = vi.fn(() => promise);
  const waiting = one.ask('prompts/get', { name: 'x' }, { onRequest: asked });
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  expect(await one.ask('tools/list')).toEqual({ result: {} });
  resolve({ result: { roots: [] } });
  expect(await waiting).toEqual({ result: { answer: { result: { roots: [] } } } });
});

test('what was certainly not accepted is sent again, at most twice', async () => {
  let times = 0;
  const { client } = await open({
    async onRelay() {
      times += 1;
      throw lost;
    },
  });
  expect(await client('legacy', { dialog: 'a' }).ask('tools/list')).toMatchObject({
    error: { data: { code: 'UPSTREAM_LOST', retryable: true } },
  });
  expect(times).toBe(3);
});

test('what a client says goes to its line where there is one, in words that the service knows', async () => {
  const { relay, client, upstream } = await open({ eras: ['legacy', 'modern'] });
  const changed = { method: 'notifications/roots/list_changed', params: {} };
  const one = client('legacy', { dialog: 'a' });
  await relay.notify(one.target, changed);
  expect(upstream.opened).toBe(1);
  await one.call();
  await relay.notify(one.target, changed);
  expect(upstream.fakes[1]?.notified).toEqual([changed]);
  const other = client('modern');
  await other.call();
  await relay.notify(other.target, changed);
  expect(upstream.fakes[2]?.notified).toEqual([]);
});

test('the facts of a service open its line', async () => {
  const { relay, client, upstream } = await open();
  const one = client('legacy', { dialog: 'a' });
  expect(await relay.facts(one.target, signal)).toMatchObject({
    era: 'legacy',
    serverInfo: { name: 'Fake' },
  });
  await relay.facts(one.target, signal);
  expect(upstream.opened).toBe(2);
  // From now on it listens.
  upstream.fakes[1]?.tell({ method: 'notifications/tools/list_changed', params: {} });
  expect(methodsOf(one)).toEqual(['tools/list_changed']);
  await relay.end('a');
  expect(upstream.fakes[1]?.isOpen).toBe(false);
});

test('what is listened for has no end once the service has agreed, and takes no place from others', async () => {
  vi.useFakeTimers();
  let isAgreed = true;
  const { client } = await open({
    eras: ['modern'],
    onRelay: ({ method, signal: given, onNotification }: UpstreamRelayRequest) =>
      new Promise((resolve, reject) => {
        if (method !== 'subscriptions/listen') return resolve({ result: {} });
        const params = { notifications: { taskIds: ['t'] } };
        if (isAgreed) {
          onNotification({ method: 'notifications/subscriptions/acknowledged', params });
        }
        given.addEventListener('abort', () => reject(given.reason as Error), { once: true });
      }),
  });
  const one = client('modern');
  const stop = new AbortController();
  const ended: unknown[] = [];
  const listen = (): void => {
    const listening = one.ask('subscriptions/listen', {}, { signal: stop.signal });
    listening.then(
      (answer) => ended.push(answer),
      (error: unknown) => ended.push(error),
    );
  };
  // As many as a service has places.
  for (let index = 0; index < 64; index += 1) listen();
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(ended).toEqual([]);
  expect(await one.ask('tools/list')).toEqual({ result: {} });
  stop.abort('enough');
  await vi.waitFor(() => expect(ended).toEqual(Array.from({ length: 64 }, () => 'enough')));
  isAgreed = false;
  const never = one.ask('subscriptions/listen');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await never).toMatchObject({ error: { data: { code: 'TOOL_TIMEOUT' } } });
});

test('what a service says of listening gives no other request more time', async () => {
  vi.useFakeTimers();
  const { client } = await open({
    eras: ['modern'],
    onRelay: ({ signal: given, onNotification }: UpstreamRelayRequest) =>
      new Promise((_, reject) => {
        onNotification({ method: 'notifications/subscriptions/acknowledged', params: {} });
        given.addEventListener('abort', () => reject(given.reason as Error), { once: true });
      }),
  });
  let answer: McpAnswer | undefined;
  void client('modern')
    .ask('resources/read', { uri: 'x:1' })
    .then((given) => (answer = given));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answer).toMatchObject({ error: { data: { code: 'TOOL_TIMEOUT' } } });
});
