import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import type { LineRequest } from '../connections/line-request.js';
import type { UpstreamRelayRequest } from '../connections/upstream-connector.js';
import type { McpAnswer, McpNotification } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { eventsOf, openExecutions, type OpenExecutionsOptions } from './open-executions.fixture.js';
import type { RelayedCall } from './relayed-call.js';

const local: Principal = { kind: 'local' };
const line: LineRequest = { era: 'legacy', caller: { capabilities: { elicitation: {} } } };
const opened: ReturnType<typeof openExecutions>[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const { executions } of opened.splice(0)) await executions.close();
});

function open(options: OpenExecutionsOptions) {
  const all = openExecutions(options);
  opened.push(all);
  const told: McpNotification[] = [];
  return {
    ...all,
    told,
    relay: (call: Partial<RelayedCall> = {}) =>
      all.executions.relay(
        {
          connectionId: 'conn_1',
          toolName: 'add',
          line,
          params: { name: 'add', arguments: { a: 1, token: 'abc' }, _meta: { x: 1 } },
          wantsProgress: true,
          signal: new AbortController().signal,
          onNotification: (notification) => void told.push(notification),
          ...call,
        },
        local,
      ),
    async last() {
      const { executions: rows } = await all.executions.list({ limit: 1 }, local);
      const [row] = rows;
      if (row === undefined) throw new Error('There is no execution.');
      return all.executions.get(row.id, local);
    },
  };
}

const lost = (retryable: boolean) => new NandaError('UPSTREAM_LOST', 'gone', { retryable });

function untilAborted({ signal }: UpstreamRelayRequest): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

test('a call goes as it is and its answer comes as it came, and it is an execution like any other', async () => {
  const answer: McpAnswer = { result: { z: 1, content: [{ type: 'new', odd: true }], a: null } };
  const progress = { method: 'notifications/progress', params: { progress: 1, total: 2, odd: 3 } };
  const log = { method: 'notifications/message', params: { level: 'info', data: { x: 1 } } };
  const other = { method: 'notifications/other', params: {} };
  const { relay, upstream, told, last, executions, outcomes } = open({
    async onRelay({ onNotification }) {
      for (const notification of [progress, log, other]) onNotification(notification);
      return answer;
    },
  });
  expect(await relay()).toBe(answer);
  expect(told).toEqual([progress, log, other]);
  expect(upstream.fakes[0]?.relayed[0]).toMatchObject({
    method: 'tools/call',
    params: { name: 'add', arguments: { a: 1, token: 'abc' }, _meta: { x: 1 } },
    caller: line.caller,
    wantsProgress: true,
  });
  const execution = await last();
  expect(execution).toMatchObject({
    toolName: 'add',
    state: 'completed',
    parameters: { a: 1, token: '[redacted]' },
    result: { z: 1, content: [{ type: 'new', odd: true }], a: null },
  });
  const { signal } = new AbortController();
  const events = await eventsOf({
    follow: (options) => follow(executions.follow(execution.id, { ...options, signal }, local)),
  });
  expect(events).toMatchObject([
    { type: 'started' },
    { type: 'progress', progress: 1, total: 2 },
    { type: 'log', level: 'info', data: { x: 1 } },
    { type: 'result', result: { z: 1 } },
  ]);
  expect(outcomes).toMatchObject([{ kind: 'succeeded', latency: expect.any(Number) }]);
});

async function* follow<Value>(following: Promise<AsyncGenerator<Value, void, undefined>>) {
  yield* await following;
}

test('a refusal of the service is the client’s answer, and an error in the history', async () => {
  const error = { code: -32602, message: 'Unknown tool: nix', data: { odd: 1 } };
  const { relay, last, outcomes } = open({ onRelay: async () => ({ error }) });
  expect(await relay({ toolName: 'nix', params: { name: 'nix' } })).toEqual({ error });
  expect(await last()).toMatchObject({
    toolName: 'nix',
    state: 'failed',
    error: { code: 'UPSTREAM_ERROR', details: { rpc: error } },
  });
  expect(outcomes).toMatchObject([{ kind: 'failed', error: { code: 'UPSTREAM_ERROR' } }]);
});

test('a round in which the tool asks its client ends, and says that there is another one', async () => {
  const result = { resultType: 'input_required', inputRequests: {}, requestState: 'x' };
  const { relay, last, outcomes } = open({ onRelay: async () => ({ result }) });
  expect(await relay({ takesInputRequired: true })).toEqual({ result });
  expect(await last()).toMatchObject({
    state: 'cancelled',
    error: { code: 'CANCELLED', message: expect.stringContaining('asked its client') },
  });
  expect(outcomes).toMatchObject([{ kind: 'succeeded' }]);
});

test('a task is a result', async () => {
  const result = { resultType: 'task', taskId: '1' };
  const { relay, last } = open({ onRelay: async () => ({ result }) });
  expect(await relay()).toEqual({ result });
  expect(await last()).toMatchObject({ state: 'completed', result });
});

test('while its client is asked the call gives its place away, and its time stands still', async () => {
  vi.useFakeTimers();
  const { relay, pauses, outcomes, executions } = open({
    inputTimeout: 600_000,
    async onRelay({ onRequest, signal }) {
      const asked = { method: 'elicitation/create', params: { message: 'Who?' }, signal };
      const answers = await Promise.all([onRequest?.(asked), onRequest?.(asked)]);
      return { result: { answers } };
    },
  });
  const { promise, resolve } = Promise.withResolvers<McpAnswer>();
  const relayed = relay({ onRequest: async () => promise });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(pauses).toEqual(['paused']);
  expect(executions.running).toBe(0);
  resolve({ result: { action: 'accept' } });
  const answer = { result: { action: 'accept' } };
  expect(await relayed).toEqual({ result: { answers: [answer, answer] } });
  expect(pauses).toEqual(['paused', 'resumed']);
  // How long its client took says nothing of the service.
  expect(outcomes).toEqual([{ kind: 'succeeded', retries: 0 }]);
  expect(executions.running).toBe(0);
});

test('a question that nobody answers is answered in the end, and one that fails at once', async () => {
  const ask = async ({ onRequest, signal }: UpstreamRelayRequest) => ({
    result: { answer: await onRequest?.({ method: 'roots/list', params: {}, signal }) },
  });
  const { relay } = open({ onRelay: ask, inputTimeout: 20 });
  expect(await relay({ onRequest: () => new Promise(() => undefined) })).toMatchObject({
    result: { answer: { error: { code: -32001 } } },
  });
  const gone = relay({ onRequest: () => Promise.reject(new Error('gone')) });
  expect(await gone).toMatchObject({ result: { answer: { error: { code: -32603 } } } });
});

test('a call without progress ends after a minute, and progress gives it another', async () => {
  vi.useFakeTimers();
  let tell = (): void => undefined;
  const { relay, last } = open({
    onRelay(request) {
      tell = () =>
        request.onNotification({ method: 'notifications/progress', params: { progress: 1 } });
      return untilAborted(request);
    },
  });
  const ended = expect(relay()).rejects.toMatchObject({ code: 'TOOL_TIMEOUT' });
  await vi.advanceTimersByTimeAsync(50_000);
  tell();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(await last()).toMatchObject({ state: 'running' });
  await vi.advanceTimersByTimeAsync(1000);
  await ended;
  expect(await last()).toMatchObject({ state: 'failed', error: { code: 'TOOL_TIMEOUT' } });
});

test('a client that cancels ends the call at the service; nothing listens to it afterwards', async () => {
  const { relay, last, outcomes } = open({ onRelay: untilAborted });
  const client = new AbortController();
  const relayed = relay({ signal: client.signal });
  await vi.waitFor(async () => expect(await last()).toMatchObject({ state: 'running' }));
  client.abort();
  await expect(relayed).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await last()).toMatchObject({ state: 'cancelled' });
  expect(outcomes).toMatchObject([{ kind: 'cancelled' }]);
  expect(getEventListeners(client.signal, 'abort')).toEqual([]);
});

test('its owner can cancel it, and its client is told', async () => {
  const { relay, last, executions } = open({ onRelay: untilAborted });
  const failed = expect(relay()).rejects.toMatchObject({ code: 'CANCELLED' });
  await vi.waitFor(async () => expect(await last()).toMatchObject({ state: 'running' }));
  const { id } = await last();
  expect(await executions.cancel(id, local)).toMatchObject({ state: 'cancelled' });
  await failed;
});

test('what was certainly not accepted is sent again, as often as any call', async () => {
  let times = 0;
  const { relay, last, upstream } = open({
    async onRelay() {
      times += 1;
      if (times < 3) throw lost(true);
      return { result: { content: [] } };
    },
  });
  expect(await relay()).toEqual({ result: { content: [] } });
  expect(upstream.opened).toBe(3);
  expect(await last()).toMatchObject({ metadata: { retryCount: 2 } });
});

test('what is never accepted is sent three times in all', async () => {
  const { relay, upstream } = open({ onRelay: () => Promise.reject(lost(true)) });
  await expect(relay()).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  expect(upstream.opened).toBe(3);
});

test.each([
  ['may have run', lost(false)],
  ['is refused for now', new NandaError('RATE_LIMITED', 'later', { retryable: true })],
])('what %s is not sent again', async (_, failure) => {
  const { relay, upstream } = open({ onRelay: () => Promise.reject(failure) });
  await expect(relay()).rejects.toBe(failure);
  expect(upstream.opened).toBe(1);
});

test('a proxy that closes takes no call, and cancels those that run', async () => {
  const { relay, executions, last } = open({ onRelay: untilAborted });
  const failed = expect(relay()).rejects.toMatchObject({ code: 'CANCELLED' });
  await vi.waitFor(async () => expect(await last()).toMatchObject({ state: 'running' }));
  await executions.close();
  await failed;
  await expect(relay()).rejects.toMatchObject({ code: 'OVERLOADED' });
});

test('the line of its client is asked for, and the tool is named for its pin', async () => {
  const refusal = new NandaError('FORBIDDEN', 'changed');
  const borrow = vi.fn(async () => {
    throw refusal;
  });
  const { relay } = open({
    connections: { borrow, takeOver: async () => undefined, checkTool: async () => undefined },
  });
  await expect(relay()).rejects.toBe(refusal);
  expect(borrow).toHaveBeenCalledWith(
    'conn_1',
    local,
    expect.objectContaining({ line, toolName: 'add' }),
  );
});
