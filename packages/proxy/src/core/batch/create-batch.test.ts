import { getEventListeners } from 'node:events';
import {
  BatchAnswerSchema,
  BatchEventSchema,
  type BatchEvent,
  type BatchRequestItem,
} from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { createBatch, type Batch } from './create-batch.js';
import { createFakeExecutions, type FakeExecutions } from './fake-executions.fixture.js';

const principal = { kind: 'local' } as const;
const gone = new AbortController().signal;

function open(executions: FakeExecutions, maxBytes?: number): Batch & { logged: unknown[] } {
  const logged: unknown[] = [];
  const log = (...line: unknown[]): void => void logged.push(line);
  const logger = { debug: log, info: log, warn: log, error: log };
  const batch = createBatch({ executions, logger, ...(maxBytes !== undefined && { maxBytes }) });
  return { ...batch, logged };
}

function call(toolName: string, more: Partial<BatchRequestItem> = {}): BatchRequestItem {
  return { connectionId: 'conn', toolName, parameters: {}, ...more };
}

const metadata = { executionTime: 1, retryCount: 0, cached: false };

test('answers in the order of the requests, whatever ends first; one failure costs one', async () => {
  const slow = Promise.withResolvers<void>();
  const executions = createFakeExecutions(
    {
      slow: () => slow.promise.then(() => ({ content: [] })),
      wrong: () => Promise.resolve({ content: [], isError: true }),
      late: () => Promise.reject(new NandaError('TOOL_TIMEOUT', 'Too late.')),
      ended: () => Promise.reject(new NandaError('CANCELLED', 'By its owner.')),
      broken: () => Promise.reject(new NandaError('UPSTREAM_LOST', 'Lost.')),
      last: () => {
        slow.resolve();
        return Promise.resolve({ content: [] });
      },
    },
    {
      onStart({ toolName }) {
        if (toolName !== 'missing') return;
        throw new NandaError('TOOL_NOT_FOUND', 'No such tool.', {
          details: { suggestions: ['slow'] },
          retryable: false,
        });
      },
    },
  );
  const { answers, counts } = await open(executions).run(
    {
      requests: [
        call('slow', { id: 'mine' }),
        call('missing', { id: '' }),
        call('wrong'),
        call('late'),
        call('ended'),
        call('broken'),
        call('last', { connectionId: 'other' }),
      ],
    },
    { principal, gone },
  );
  const conn = { connectionId: 'conn', metadata, requestId: expect.any(String) as string };
  const error = (code: string, message: string) => ({ code, message });
  expect(answers).toEqual([
    { ...conn, index: 0, id: 'mine', toolName: 'slow', status: 'success', result: { content: [] } },
    {
      index: 1,
      id: '',
      connectionId: 'conn',
      toolName: 'missing',
      status: 'error',
      error: {
        ...error('TOOL_NOT_FOUND', 'No such tool.'),
        details: { suggestions: ['slow'] },
        retryable: false,
      },
    },
    {
      ...conn,
      index: 2,
      toolName: 'wrong',
      status: 'success',
      result: { content: [], isError: true },
    },
    {
      ...conn,
      index: 3,
      toolName: 'late',
      status: 'timeout',
      error: error('TOOL_TIMEOUT', 'Too late.'),
    },
    {
      ...conn,
      index: 4,
      toolName: 'ended',
      status: 'cancelled',
      error: error('CANCELLED', 'By its owner.'),
    },
    {
      ...conn,
      index: 5,
      toolName: 'broken',
      status: 'error',
      error: error('UPSTREAM_LOST', 'Lost.'),
    },
    {
      ...conn,
      index: 6,
      connectionId: 'other',
      toolName: 'last',
      status: 'success',
      result: { content: [] },
    },
  ]);
  for (const answer of answers) expect(BatchAnswerSchema.parse(answer)).toEqual(answer);
  expect(counts).toEqual({ total: 7, succeeded: 3, failed: 4 });
});

test.each([
  ['TOOL_TIMEOUT', 'timeout'],
  ['CANCELLED', 'cancelled'],
  ['OVERLOADED', 'error'],
] as const)('a call that cannot even begin with %s is %s', async (code, status) => {
  const executions = createFakeExecutions(
    {},
    {
      onStart: () => Promise.reject(new NandaError(code, 'Why.')),
    },
  );
  const { answers } = await open(executions).run({ requests: [call('a')] }, { principal, gone });
  const error = { code, message: 'Why.' };
  expect(answers).toEqual([{ index: 0, connectionId: 'conn', toolName: 'a', status, error }]);
});

test('a failure that nobody foresaw costs one too, is logged, and says nothing of itself', async () => {
  const executions = createFakeExecutions(
    {},
    {
      onStart({ toolName }) {
        if (toolName === 'bug') throw new TypeError('/secret/path is not a function');
      },
    },
  );
  const batch = open(executions);
  const { answers } = await batch.run(
    { requests: [call('bug'), call('fine')] },
    { principal, gone },
  );
  expect(answers.map(({ status }) => status)).toEqual(['error', 'success']);
  expect(answers[0]?.error?.code).toBe('INTERNAL_ERROR');
  expect(JSON.stringify(answers)).not.toContain('secret');
  expect(batch.logged).toHaveLength(1);
});

test('runs eight at once, or as many as are asked for', async () => {
  for (const [concurrency, most] of [
    [undefined, 8],
    [3, 3],
  ] as const) {
    const end = Promise.withResolvers<void>();
    const wait = () => end.promise.then(() => ({ content: [] }));
    const names = Array.from({ length: 12 }, (_, index) => `tool-${index}`);
    const executions = createFakeExecutions(Object.fromEntries(names.map((name) => [name, wait])));
    const requests = names.map((name) => call(name));
    const running = open(executions).run({ requests, concurrency }, { principal, gone });
    await waitFor(() => executions.running.size === most, { description: 'all that may run' });
    expect(executions.started).toHaveLength(most);
    end.resolve();
    expect((await running).counts).toEqual({ total: 12, succeeded: 12, failed: 0 });
  }
});

test('hands on who calls, with which options, and the keys', async () => {
  const executions = createFakeExecutions();
  const options = { timeout: 5, retries: 0, idempotencyKey: 'own' };
  await open(executions).run(
    {
      requests: [
        call('a', { parameters: { x: 1 } }),
        call('b', { options }),
        call('c', { options: { cache: false } }),
      ],
    },
    { principal, gone, idempotencyKey: 'batch' },
  );
  expect(executions.started).toMatchObject([
    {
      connectionId: 'conn',
      toolName: 'a',
      parameters: { x: 1 },
      principal,
      options: { idempotencyKey: 'batch:0' },
    },
    { options },
    { options: { cache: false, idempotencyKey: 'batch:2' } },
  ]);
  await open(executions).run({ requests: [call('d')] }, { principal, gone });
  expect(executions.started[3]?.options).toBeUndefined();
});

test('one that waits for its caller is neither a success nor a failure', async () => {
  const inputRequests = [
    { key: 'k', kind: 'elicitation', request: {}, createdAt: 'now', expiresAt: 'later' },
  ] as const;
  const executions = createFakeExecutions(
    { asks: () => new Promise(() => undefined) },
    { inputRequests },
  );
  const { answers, counts } = await open(executions).run(
    { requests: [call('asks')] },
    { principal, gone },
  );
  expect(answers).toMatchObject([{ status: 'input_required', inputRequests }]);
  expect(counts).toEqual({ total: 1, succeeded: 0, failed: 0 });
});

test('a caller that goes away: nothing more is begun, and only those are cancelled that say so', async () => {
  const forever = () => new Promise<never>(() => undefined);
  const executions = createFakeExecutions({ a: forever, b: forever, c: forever });
  const caller = new AbortController();
  const cancelOnDisconnect = { options: { cancelOnDisconnect: true } };
  const running = open(executions).run(
    { requests: [call('a'), call('b', cancelOnDisconnect), call('c')], concurrency: 2 },
    { principal, gone: caller.signal },
  );
  await waitFor(() => executions.running.size === 2, { description: 'two to run' });
  caller.abort();
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  expect([...executions.cancelled.keys()]).toEqual(['b']);
  expect([...executions.running]).toEqual(['a']);
  expect(executions.started.map(({ toolName }) => toolName)).toEqual(['a', 'b']);
  // What waits for its session ends with its caller too, where it is to be cancelled.
  expect(executions.started.map(({ signal }) => signal)).toEqual([undefined, caller.signal]);
  expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
});

test('one that begins just when its caller goes away is cancelled', async () => {
  const starting = Promise.withResolvers<void>();
  const executions = createFakeExecutions(
    { a: () => new Promise(() => undefined) },
    { onStart: () => starting.promise },
  );
  const caller = new AbortController();
  const running = open(executions).run(
    { requests: [call('a', { options: { cancelOnDisconnect: true } })] },
    { principal, gone: caller.signal },
  );
  caller.abort();
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  starting.resolve();
  await waitFor(() => executions.cancelled.has('a'), { description: 'it to be cancelled' });
});

test('leaves no listener on its caller', async () => {
  const caller = new AbortController();
  const options = { cancelOnDisconnect: true };
  await open(createFakeExecutions()).run(
    { requests: [call('a', { options }), call('b', { options })] },
    { principal, gone: caller.signal },
  );
  await waitFor(() => getEventListeners(caller.signal, 'abort').length === 0, {
    description: 'all listeners to be let go of',
  });
});

test('answers that are too large together: the result is left where it is', async () => {
  const result = { content: [{ type: 'text', text: 'x'.repeat(1000) }] };
  const large = () => Promise.resolve(result);
  const executions = createFakeExecutions({ large, huge: large });
  const requests = [call('large'), call('large'), call('huge'), call('small')];
  const { answers, counts } = await open(executions, 2900).run(
    { requests, concurrency: 1 },
    { principal, gone },
  );
  expect(answers.map(({ status }) => status)).toEqual(['success', 'success', 'error', 'success']);
  expect(answers[2]).toMatchObject({
    requestId: 'exec_3',
    error: { code: 'RESULT_TOO_LARGE', details: { limit: 2900 } },
  });
  expect(answers[2]).not.toHaveProperty('result');
  expect(counts).toEqual({ total: 4, succeeded: 3, failed: 1 });
  // One alone is as large as a result may be.
  const alone = await open(executions, 10).run({ requests: [call('large')] }, { principal, gone });
  expect(alone.counts.succeeded).toBe(1);
});

function follow(batch: Batch, requests: BatchRequestItem[], signal = gone) {
  return batch.follow({ requests }, { principal, gone, signal });
}

test('followed, each answer comes as soon as it is there, and then the end', async () => {
  const slow = Promise.withResolvers<void>();
  const executions = createFakeExecutions({
    slow: () => slow.promise.then(() => ({ content: [] })),
    broken: () => Promise.reject(new NandaError('UPSTREAM_LOST', 'Lost.')),
  });
  const events: BatchEvent[] = [];
  for await (const event of follow(open(executions), [call('slow'), call('a'), call('broken')])) {
    events.push(event);
    if (events.length === 2) slow.resolve();
  }
  expect(events.map((event) => (event.type === 'answer' ? event.answer.index : event))).toEqual([
    1,
    2,
    0,
    {
      id: expect.any(String) as string,
      type: 'complete',
      counts: { total: 3, succeeded: 2, failed: 1 },
    },
  ]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(4);
  for (const event of events) expect(BatchEventSchema.parse(event)).toEqual(event);
});

test('followed by nobody any more, it ends without an end', async () => {
  const executions = createFakeExecutions({ slow: () => new Promise(() => undefined) });
  const reader = new AbortController();
  const events = follow(open(executions), [call('slow'), call('a')], reader.signal);
  expect((await events.next()).value).toMatchObject({ type: 'answer' });
  const last = events.next();
  reader.abort();
  expect(await last).toEqual({ done: true, value: undefined });
  expect([...executions.running]).toEqual(['slow']);
  expect(executions.cancelled.size).toBe(0);
});
