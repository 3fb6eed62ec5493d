import { expect, test, vi } from 'vitest';
import {
  NANDAClient,
  type ExecuteOptions,
  type InputHandler,
  type StreamEvent,
} from '../../src/index.js';
import { failure, success } from '../support/answers.js';
import { collectEvents } from '../support/collect-events.js';
import { openStream, type OpenStream } from '../support/open-stream.js';
import { recordingFetch } from '../support/recording-fetch.js';
import {
  connection,
  execution,
  executionEvents,
  inputRequest,
  result,
  waitingResponse,
} from '../support/samples.js';

const { started, inputRequired, result: ended } = executionEvents;
const accepted = { action: 'accept', content: { size: 'small' } } as const;

/** A proxy that answers what comes to `/input` with what the test says, in order, and then with success. */
async function start(
  onInput: InputHandler,
  { answers = [], call = {} }: { answers?: (() => Response)[]; call?: ExecuteOptions } = {},
) {
  const streams: OpenStream[] = [];
  /** Keys of questions that wait, for whoever asks of the execution. */
  const open: string[] = [];
  const { fetch, requests } = recordingFetch(({ url }) => {
    const { pathname } = url;
    if (pathname.endsWith('/execute')) return success(waitingResponse, { status: 202 });
    if (pathname.endsWith('/stream') || pathname.endsWith('/events')) {
      const stream = openStream();
      streams.push(stream);
      return stream.response;
    }
    if (pathname.endsWith('/input')) return (answers.shift() ?? (() => success(execution)))();
    const inputRequests = open.map((key) => ({ ...inputRequest, key }));
    return success(
      pathname.startsWith('/v2/executions') ? { ...execution, inputRequests } : connection,
    );
  });
  const warn = vi.fn<(message: string) => void>();
  const logger = { error: warn, warn, info: () => undefined, debug: () => undefined };
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch, logger });
  const opened = await nanda.getConnection('connection-1');
  requests.length = 0;
  const options = { onInput, ...call };
  const sent = () => requests.map(({ method, url }) => `${method} ${url.pathname}`);
  const inputs = () =>
    requests.filter(({ url }) => url.pathname.endsWith('/input')).map(({ body }) => body);
  return { nanda, opened, options, streams, sent, inputs, warn, open };
}

const cancelCall = 'DELETE /v2/executions/execution-1';

test('a question is answered in line, and is an event as well', async () => {
  const onInput = vi.fn<InputHandler>(() => accepted);
  const { opened, options, streams, inputs } = await start(onInput);
  const { items, end } = collectEvents(opened.stream('analyze', {}, options));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  await vi.waitFor(() => expect(inputs()).toEqual([{ key: 'input-1', result: accepted }]));
  streams[0]?.send(ended);
  expect(await end).toBeUndefined();
  expect(items).toEqual([started, inputRequired, ended]);
  const { key, kind, request, expiresAt } = inputRequired;
  expect(onInput.mock.calls).toEqual([
    [
      { key, kind, request, expiresAt },
      { executionId: 'execution-1', signal: expect.any(AbortSignal) },
    ],
  ]);
});

test('nothing waits for the answer, which may use the client, or need the events that come', async () => {
  const seen: StreamEvent[] = [];
  const { nanda, opened, options, streams, inputs } = await start(async () => {
    await nanda.executions.get('execution-1');
    await vi.waitFor(() => expect(seen.at(-1)?.type).toBe('log'));
    return { action: 'decline' };
  });
  const log = { ...started, id: 'event-3', seq: 3, type: 'log', level: 'info' };
  const last = { ...ended, id: 'event-4', seq: 4 };
  const stream = opened.stream('analyze', {}, options);
  const reading = (async () => {
    for await (const event of stream) seen.push(event);
  })();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  for (const event of [started, inputRequired, log]) streams[0]?.send(event);
  await vi.waitFor(() =>
    expect(inputs()).toEqual([{ key: 'input-1', result: { action: 'decline' } }]),
  );
  streams[0]?.send(last);
  await reading;
  expect(seen).toHaveLength(4);
});

test('a stream that drops asks once, and the answer goes its own way', async () => {
  let answer: (reply: typeof accepted) => void = () => undefined;
  const onInput = vi.fn<InputHandler>(() => new Promise((resolve) => (answer = resolve)));
  const { opened, options, streams, inputs } = await start(onInput);
  const stream = opened.stream('analyze', {}, options);
  const { items, end } = collectEvents(stream);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  await vi.waitFor(() => expect(onInput).toHaveBeenCalledTimes(1));
  streams[0]?.breakOff();
  await vi.waitFor(() => expect(streams).toHaveLength(2));
  answer(accepted);
  await vi.waitFor(() => expect(inputs()).toHaveLength(1));
  // A proxy that does not know where its reader was.
  for (const event of [started, inputRequired, ended]) streams[1]?.send(event);
  expect(await end).toBeUndefined();
  expect(items).toEqual([started, inputRequired, ended]);
  expect(onInput).toHaveBeenCalledTimes(1);
});

test('what the handler throws ends the execution, and is thrown', async () => {
  const wrong = new Error('no display');
  const { opened, options, streams, sent, inputs } = await start(() => {
    throw wrong;
  });
  const stream = opened.stream('analyze', {}, options);
  const { end } = collectEvents(stream);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  expect(await end).toBe(wrong);
  await expect(stream.finalResult()).rejects.toBe(wrong);
  await vi.waitFor(() => expect(sent().at(-1)).toBe(cancelCall));
  await vi.waitFor(() => expect(streams[0]?.isCancelled).toBe(true));
  expect(inputs()).toEqual([]);
});

test('a handler that returns nothing is told so', async () => {
  const { opened, options, streams, sent } = await start((() => undefined) as never);
  const { end } = collectEvents(opened.stream('analyze', {}, options));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  expect(await end).toMatchObject({ message: expect.stringContaining('onInput') });
  await vi.waitFor(() => expect(sent().at(-1)).toBe(cancelCall));
});

test('an answer that is refused ends the execution, and is thrown', async () => {
  const { opened, options, streams, sent } = await start(() => accepted, {
    answers: [() => failure('INVALID_PARAMETERS')],
  });
  const { end } = collectEvents(opened.stream('analyze', {}, options));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  expect(await end).toMatchObject({ name: 'InvalidParametersError' });
  await vi.waitFor(() => expect(sent().at(-1)).toBe(cancelCall));
});

test('an answer that may not have arrived is sent again, and one that had is none the worse', async () => {
  const { opened, options, streams, inputs, sent } = await start(() => accepted, {
    answers: [
      () => failure('INTERNAL_ERROR'),
      () => failure('VALIDATION_ERROR', { details: { field: 'key', waiting: [] } }),
    ],
  });
  const { end } = collectEvents(opened.stream('analyze', {}, options));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  await vi.waitFor(() => expect(inputs()).toHaveLength(2), 5000);
  streams[0]?.send(ended);
  expect(await end).toBeUndefined();
  expect(sent()).not.toContain(cancelCall);
});

test('the end of the execution, and leaving it, abort what is being asked', async () => {
  for (const way of ['end', 'break'] as const) {
    let signal: AbortSignal | undefined;
    const { opened, options, streams, inputs } = await start((_, context) => {
      ({ signal } = context);
      // An answer that comes too late is of no use, and neither is an error.
      return new Promise((_resolve, reject) =>
        context.signal.addEventListener('abort', () => reject(new Error('closed'))),
      );
    });
    const reading = (async () => {
      for await (const { type } of opened.stream('analyze', {}, options)) {
        if (type === 'input_required' && way === 'break') break;
      }
    })();
    await vi.waitFor(() => expect(streams).toHaveLength(1));
    streams[0]?.send(started);
    streams[0]?.send(inputRequired);
    if (way === 'end') {
      await vi.waitFor(() => expect(signal?.aborted).toBe(false));
      streams[0]?.send(ended);
    }
    await reading;
    expect(signal?.aborted).toBe(true);
    expect(inputs()).toEqual([]);
  }
});

test('a question that is not what the protocol allows is declined', async () => {
  const onInput = vi.fn<InputHandler>(() => accepted);
  const { opened, options, streams, inputs, warn } = await start(onInput);
  const { end } = collectEvents(opened.stream('analyze', {}, options));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send({ ...inputRequired, request: { mode: 'form' } } as { type: string });
  await vi.waitFor(() =>
    expect(inputs()).toEqual([{ key: 'input-1', result: { action: 'decline' } }]),
  );
  streams[0]?.send(ended);
  await end;
  expect(onInput).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledTimes(1);
});

test('execute answers in line, and gives the result of the end', async () => {
  const { opened, options, streams, sent, inputs } = await start(() => accepted, {
    call: { input: 'wait' },
  });
  const running = opened.execute('analyze', {}, options);
  const answering = running.withResponse();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  await vi.waitFor(() => expect(inputs()).toEqual([{ key: 'input-1', result: accepted }]));
  streams[0]?.send(ended);
  expect(await running).toEqual(result);
  expect(await answering).toMatchObject({ data: result, response: { status: 202 } });
  expect(sent()).toEqual([
    'POST /v2/connections/connection-1/tools/analyze/execute',
    'GET /v2/executions/execution-1/events',
    'POST /v2/executions/execution-1/input',
  ]);
});

test('a call that is repeated with its key does not ask again what was answered then', async () => {
  const asked: string[] = [];
  const onInput: InputHandler = ({ key }) => {
    asked.push(key);
    return accepted;
  };
  const call = { idempotencyKey: 'booking-1' };
  const { opened, options, streams, inputs, open } = await start(onInput, { call });
  const running = opened.execute('analyze', {}, options).then((value) => value);
  const second = { ...inputRequired, key: 'input-2', id: 'event-3', seq: 3 };
  const last = { ...ended, id: 'event-4', seq: 4 };
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  open.push('input-2');
  streams[0]?.send(second);
  await vi.waitFor(() => expect(inputs()).toEqual([{ key: 'input-2', result: accepted }]));
  streams[0]?.send(last);
  expect(await running).toEqual(result);
  expect(asked).toEqual(['input-2']);
});

test('an abort ends an execute that has asked', async () => {
  const controller = new AbortController();
  const { opened, options, streams, sent } = await start(() => new Promise(() => undefined), {
    call: { signal: controller.signal },
  });
  const running = opened.execute('analyze', {}, options).catch((error: unknown) => error);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(started);
  streams[0]?.send(inputRequired);
  controller.abort();
  expect(await running).toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(sent().at(-1)).toBe(cancelCall));
});
