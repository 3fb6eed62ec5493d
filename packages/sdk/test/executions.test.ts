import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { InputRequiredError, NANDAClient, type StreamEvent } from '../src/index.js';
import { eventStream, failure, success } from './support/answers.js';
import { openStream, type OpenStream } from './support/open-stream.js';
import { recordingFetch } from './support/recording-fetch.js';
import {
  connection,
  execution,
  executionEvents,
  inputRequest,
  waitingResponse,
} from './support/samples.js';

afterEach(() => void vi.useRealTimers());

const { started, progress, inputRequired, result: ended } = executionEvents;

async function setUp(handle: Parameters<typeof recordingFetch>[0]) {
  const { fetch, requests } = recordingFetch((request, count) =>
    request.url.pathname === '/v2/connections/connection-1'
      ? success(connection)
      : handle(request, count),
  );
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch });
  // Loads the schemas, for which fake timers do not wait.
  const opened = await nanda.getConnection('connection-1');
  requests.length = 0;
  const sent = () =>
    requests.map(({ method, url }) => `${method} ${url.pathname.slice(3)}${url.search}`);
  const resumedAfter = () => requests.map(({ headers }) => headers.get('last-event-id'));
  return { nanda, opened, requests, sent, resumedAfter };
}

/** A new stream for each that is asked for; the execution runs. */
async function followed() {
  const streams: OpenStream[] = [];
  const set = await setUp(({ url }) => {
    if (!url.pathname.endsWith('/events')) {
      return success({ ...execution, state: 'running', endedAt: undefined, result: undefined });
    }
    const stream = openStream();
    streams.push(stream);
    return stream.response;
  });
  return { ...set, streams };
}

function collect(events: AsyncIterable<StreamEvent>) {
  const heard: StreamEvent[] = [];
  const end = (async () => {
    for await (const event of events) heard.push(event);
  })();
  return { heard, end };
}

test('executions are listed page by page, filtered', async () => {
  const { nanda, sent } = await setUp((_, count) =>
    success([{ ...execution, id: `execution-${count}` }], {
      meta: { limit: 1, ...(count === 1 && { nextCursor: 'next' }) },
    }),
  );
  const ids: string[] = [];
  const query = { connectionId: 'connection-1', state: 'completed', limit: 1 } as const;
  for await (const { id } of nanda.executions.list(query)) ids.push(id);
  expect(ids).toEqual(['execution-1', 'execution-2']);
  const filter = 'connectionId=connection-1&state=completed&limit=1';
  expect(sent()).toEqual([`GET /executions?${filter}`, `GET /executions?${filter}&cursor=next`]);
});

test('events are followed to the last one, and the rest is let go', async () => {
  const { nanda, streams, sent } = await followed();
  const { heard, end } = collect(nanda.executions.events('execution-1'));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  const raw = { type: 'thought', id: 'event-9' };
  for (const event of [started, inputRequired, raw, ended]) streams[0]?.send(event);
  await end;
  expect(heard).toEqual([
    started,
    inputRequired,
    { type: 'unknown', event: 'thought', raw },
    ended,
  ]);
  expect(streams[0]?.isCancelled).toBe(true);
  expect(sent()).toEqual(['GET /executions/execution-1/events']);
});

test('a stream that breaks off or ends too early is taken up again where it was', async () => {
  vi.useFakeTimers();
  const { nanda, streams, resumedAfter } = await followed();
  const events = nanda.executions.events('execution-1', { lastEventId: 'event-0' });
  const { heard, end } = collect(events);
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.send(started);
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(500);
  streams[1]?.send(progress);
  await vi.advanceTimersByTimeAsync(0);
  streams[1]?.end();
  await vi.advanceTimersByTimeAsync(500);
  streams[2]?.send(ended);
  await end;
  expect(heard).toEqual([started, progress, ended]);
  expect(resumedAfter()).toEqual(['event-0', 'event-1', 'event-2']);
  expect(vi.getTimerCount()).toBe(0);
});

test('who begins after the last event is not kept waiting', async () => {
  const { nanda, sent } = await setUp(({ url }) =>
    url.pathname.endsWith('/events') ? eventStream([]) : success(execution),
  );
  const { heard, end } = collect(
    nanda.executions.events('execution-1', { lastEventId: 'event-3' }),
  );
  await end;
  expect(heard).toEqual([]);
  // Once more: the first one may have been empty because it broke off.
  const eventsCall = 'GET /executions/execution-1/events';
  expect(sent()).toEqual([eventsCall, 'GET /executions/execution-1', eventsCall]);
});

test('a stream that is empty although the execution runs is opened again', async () => {
  vi.useFakeTimers();
  const { nanda, streams, sent } = await followed();
  const { heard, end } = collect(nanda.executions.events('execution-1'));
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.end();
  await vi.advanceTimersByTimeAsync(500);
  const first = { ...ended, id: 'event-1', seq: 1 };
  streams[1]?.send(first);
  await end;
  expect(heard).toEqual([first]);
  expect(sent()).toEqual([
    'GET /executions/execution-1/events',
    'GET /executions/execution-1',
    'GET /executions/execution-1/events',
  ]);
});

test('leaving the loop, or an abort, lets the stream go and does not end the execution', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { nanda, streams, sent } = await followed();
  const left = (async () => {
    for await (const _ of nanda.executions.events('execution-1', {}, { signal })) break;
  })();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  await left;
  expect(streams[0]?.isCancelled).toBe(true);

  const { end } = collect(nanda.executions.events('execution-1', {}, { signal }));
  await vi.waitFor(() => expect(streams).toHaveLength(2));
  controller.abort();
  await end;
  expect(streams[1]?.isCancelled).toBe(true);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(new Set(sent())).toEqual(new Set(['GET /executions/execution-1/events']));
});

test('an execution that nobody keeps is an error, and so is an event of a wrong shape', async () => {
  const unknown = await setUp(() => failure('EXECUTION_NOT_FOUND'));
  await expect(collect(unknown.nanda.executions.events('a')).end).rejects.toMatchObject({
    name: 'NotFoundError',
  });
  const wrong = await setUp(() => eventStream([{ type: 'progress', id: 'event-1' }]));
  await expect(collect(wrong.nanda.executions.events('a')).end).rejects.toMatchObject({
    name: 'ResponseValidationError',
  });
  expect(wrong.requests).toHaveLength(1);
});

test('a call that asks for something says what, and how to answer', async () => {
  const { nanda, opened, requests, sent } = await setUp(({ url }) =>
    url.pathname.endsWith('/execute')
      ? success(waitingResponse, { status: 202 })
      : success({ ...execution, state: 'running', endedAt: undefined, result: undefined }),
  );
  const error: unknown = await opened.execute('analyze').catch((reason: unknown) => reason);
  if (!InputRequiredError.isInstance(error)) throw error;
  expect(error).toMatchObject({
    name: 'InputRequiredError',
    executionId: 'execution-1',
    toolName: 'analyze',
    inputRequests: [inputRequest],
  });
  expect(error.message).toContain("`nanda.executions.respond('execution-1', { key, result })`");
  const answer = { key: 'input-1', result: { action: 'accept', content: { size: 'small' } } };
  await expect(nanda.executions.respond(error.executionId, answer)).resolves.toMatchObject({
    state: 'running',
  });
  expect(sent().at(-1)).toBe('POST /executions/execution-1/input');
  expect(requests.at(-1)?.body).toEqual(answer);
});

test('an answer is not given twice', async () => {
  const { nanda, requests } = await setUp(() => failure('INTERNAL_ERROR', { retryable: true }));
  const answer = { key: 'input-1', result: { action: 'cancel' } };
  await expect(nanda.executions.respond('execution-1', answer)).rejects.toMatchObject({
    status: 500,
  });
  expect(requests).toHaveLength(1);
});

test('a call says how often it may be sent again, whether a kept result will do, and what of questions', async () => {
  const { opened, requests } = await setUp(() =>
    success({ ...waitingResponse, status: 'success' }),
  );
  await opened.execute('analyze', {}, { retries: 0, cache: false, input: 'decline' });
  await opened.execute('analyze');
  expect(requests[0]?.body).toMatchObject({
    options: { retries: 0, cache: false, input: 'decline' },
  });
  expect(requests[1]?.body).toEqual({
    parameters: {},
    options: { cancelOnDisconnect: true, idempotencyKey: expect.any(String), timeout: 60_000 },
  });
  await expect(opened.execute('analyze', {}, { retries: -1 })).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining('retries'),
  });
});

test('a failure that was certainly not a call says so', async () => {
  const error = { code: 'UPSTREAM_LOST', message: 'It went away.', retryable: true };
  const { opened } = await setUp(() =>
    success({ ...waitingResponse, status: 'error', inputRequests: undefined, error }),
  );
  await expect(opened.execute('analyze')).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    isRetryable: true,
  });
});
