import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import {
  NANDAClient,
  NandaError,
  type ExecuteOptions,
  type StreamEvent,
  type ToolStream,
} from '../src/index.js';
import { eventStream, failure, success } from './support/answers.js';
import { openStream } from './support/open-stream.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, execution, executionEvents, result } from './support/samples.js';

afterEach(() => void vi.useRealTimers());

const { started, progress, result: last, error } = executionEvents;
const ended = { ...last, id: 'event-2', seq: 2 };
const failed = { ...error, id: 'event-2', seq: 2 };

async function start(
  answer: () => Response,
  {
    call = {},
    client = {},
  }: { call?: ExecuteOptions; client?: ConstructorParameters<typeof NANDAClient>[0] } = {},
) {
  const { fetch, requests } = recordingFetch(({ method, url }) => {
    if (url.pathname.endsWith('/stream')) return answer();
    return success(method === 'DELETE' ? execution : connection);
  });
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch, ...client });
  const opened = await nanda.getConnection('connection-1');
  requests.length = 0;
  const stream = opened.stream('analyze', { depth: 1 }, call);
  const sent = () => requests.map(({ method, url }) => `${method} ${url.pathname}`);
  return { stream, requests, sent };
}

const streamCall = 'POST /v2/connections/connection-1/tools/analyze/stream';
const cancelCall = 'DELETE /v2/executions/execution-1';

async function collect(stream: ToolStream): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

test('yields the events until the last one, and gives the result', async () => {
  const { stream, requests, sent } = await start(() => eventStream([started, progress, last]));
  expect(await collect(stream)).toEqual([started, progress, last]);
  expect(await stream.finalResult()).toEqual(result);
  expect(stream.executionId).toBe('execution-1');
  expect(sent()).toEqual([streamCall]);
  const key = requests[0]?.headers.get('idempotency-key');
  expect(requests[0]?.body).toMatchObject({
    parameters: { depth: 1 },
    options: { idempotencyKey: key },
  });
});

test('sends nothing before somebody wants to know', async () => {
  const { stream, sent } = await start(() => eventStream([started, ended]));
  expect(sent()).toEqual([]);
  expect(await stream.finalResult()).toEqual(result);
  expect(sent()).toEqual([streamCall]);
});

test('is read once', async () => {
  const { stream } = await start(() => eventStream([started, ended]));
  await collect(stream);
  await expect(collect(stream)).rejects.toThrow(NandaError);
});

test('an event of a type to come is handed on', async () => {
  const raw = { type: 'thought', id: 'event-9', about: 'coffee' };
  const { stream } = await start(() => eventStream([started, raw, ended]));
  expect((await collect(stream))[1]).toEqual({ type: 'unknown', event: 'thought', raw });
});

test('what a tool asks for is an event like the others', async () => {
  const { inputRequired } = executionEvents;
  const { stream } = await start(() => eventStream([started, inputRequired, last]));
  expect(await collect(stream)).toEqual([started, inputRequired, last]);
  expect(await stream.finalResult()).toEqual(result);
});

test('a failed execution ends the loop with its event, and finalResult with its error', async () => {
  const { stream } = await start(() => eventStream([started, failed]));
  expect(await collect(stream)).toEqual([started, failed]);
  await expect(stream.finalResult()).rejects.toMatchObject({
    name: 'TimeoutError',
    phase: 'tool',
    code: 'TOOL_TIMEOUT',
    status: 504,
  });
});

test('a refused call throws in the loop and in finalResult', async () => {
  const { stream } = await start(() => failure('TOOL_NOT_FOUND'));
  await expect(collect(stream)).rejects.toMatchObject({ code: 'TOOL_NOT_FOUND' });
  await expect(stream.finalResult()).rejects.toMatchObject({ code: 'TOOL_NOT_FOUND' });
});

test('leaving the loop ends stream and execution', async () => {
  const source = openStream();
  const { stream, sent } = await start(() => source.response);
  source.send(started);
  source.send(progress);
  for await (const event of stream) if (event.type === 'progress') break;
  expect(sent()).toEqual([streamCall, cancelCall]);
  expect(source.isCancelled).toBe(true);
  await expect(stream.finalResult()).rejects.toMatchObject({ name: 'AbortError' });
});

test('return() ends it at once, while the next event is waited for and before the first', async () => {
  const source = openStream();
  const { stream, sent } = await start(() => source.response);
  source.send(started);
  const events = stream[Symbol.asyncIterator]();
  await events.next();
  const next = events.next();
  expect(await events.return()).toMatchObject({ done: true });
  expect(await next).toMatchObject({ done: true });
  expect(sent()).toEqual([streamCall, cancelCall]);
  expect(source.isCancelled).toBe(true);
  await expect(stream.finalResult()).rejects.toMatchObject({ name: 'AbortError' });

  const other = await start(() => source.response);
  await other.stream[Symbol.asyncIterator]().return();
  await expect(other.stream.finalResult()).rejects.toMatchObject({ name: 'AbortError' });
  expect(other.sent()).toEqual([]);
});

test('leaving the loop at the last event cancels nothing', async () => {
  const { stream, sent } = await start(() => eventStream([started, ended]));
  for await (const event of stream) if (event.type === 'result') break;
  expect(sent()).toEqual([streamCall]);
  expect(await stream.finalResult()).toEqual(result);
});

test('cancel() ends stream and execution, and the loop without an error', async () => {
  const source = openStream();
  const { stream, sent } = await start(() => source.response);
  source.send(started);
  const events: StreamEvent[] = [];
  for await (const event of stream) {
    events.push(event);
    void stream.cancel();
  }
  expect(events).toEqual([started]);
  await stream.cancel();
  expect(sent()).toEqual([streamCall, cancelCall]);
  await expect(stream.finalResult()).rejects.toMatchObject({ name: 'AbortError' });
});

test('a stream that was cancelled before it began sends nothing', async () => {
  const { stream, sent } = await start(() => eventStream([started, ended]));
  await stream.cancel();
  expect(await collect(stream)).toEqual([]);
  expect(sent()).toEqual([]);
});

test("the caller's signal ends stream and execution, and leaves nothing listening", async () => {
  const source = openStream();
  const controller = new AbortController();
  const { signal } = controller;
  const { stream, sent } = await start(() => source.response, { call: { signal } });
  source.send(started);
  const reading = (async () => {
    for await (const _ of stream) controller.abort('enough');
  })();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
  await vi.waitFor(() => expect(sent()).toEqual([streamCall, cancelCall]));
  await vi.waitFor(() => expect(source.isCancelled).toBe(true));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a stream read to its end leaves nothing listening', async () => {
  const { signal } = new AbortController();
  const { stream } = await start(() => eventStream([started, ended]), { call: { signal } });
  await collect(stream);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('heartbeats keep a stream, silence breaks it off', async () => {
  vi.useFakeTimers();
  const source = openStream();
  const { stream, sent } = await start(() => source.response, {
    client: { streamIdleTimeout: 200 },
    call: { resumeTimeout: 0 },
  });
  const reading = collect(stream).catch((error: unknown) => error);
  const isOver = vi.fn();
  void reading.then(isOver);
  source.send(started);
  for (let beat = 0; beat < 5; beat++) {
    await vi.advanceTimersByTimeAsync(150);
    source.sendText(': still here\n\n');
  }
  await vi.advanceTimersByTimeAsync(150);
  expect(isOver).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(50);
  expect(await reading).toMatchObject({
    name: 'ConnectionError',
    executionId: 'execution-1',
    cause: { name: 'StreamIdleTimeoutError', idleTimeout: 200 },
  });
  expect(source.isCancelled).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  expect(sent()).toEqual([streamCall]);
});

test('an event of a known type with a wrong shape is refused', async () => {
  const { stream } = await start(() => eventStream([{ type: 'progress', id: 'event-1' }]));
  await expect(collect(stream)).rejects.toMatchObject({ name: 'ResponseValidationError' });
});

test('an answer that is no stream is refused', async () => {
  const { stream } = await start(() => success({}));
  await expect(collect(stream)).rejects.toMatchObject({ name: 'ResponseValidationError' });
});

test('a tool that failed is a result, or an error where that is wanted', async () => {
  const bad = {
    ...ended,
    result: { content: [{ type: 'text', text: 'no beans' }], isError: true },
  };
  const asResult = await start(() => eventStream([started, bad]));
  expect(await asResult.stream.finalResult()).toEqual(bad.result);
  const asError = await start(() => eventStream([started, bad]), {
    call: { throwOnToolError: true },
  });
  await expect(asError.stream.finalResult()).rejects.toMatchObject({
    name: 'ToolExecutionError',
    toolName: 'analyze',
    result: bad.result,
    message: 'The tool "analyze" failed: no beans',
  });
});
