import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { NANDAClient, NandaError, readToolEvents, type ExecuteOptions } from '../../src/index.js';
import { collectEvents } from '../support/collect-events.js';
import { makeEvents } from '../support/make-events.js';
import { result } from '../support/samples.js';
import { startExecutionServer, type ServedStream } from '../support/start-execution-server.js';

const events = makeEvents(4);
const [started] = events as [(typeof events)[0]];
const streamCall = 'POST /v2/connections/connection-1/tools/analyze/stream';
const cancelCall = 'DELETE /v2/executions/execution-1';
const all = (stream: ServedStream): void => stream.send(...stream.rest);
const onlyOne = (stream: ServedStream): void => stream.send(started);

async function start(serve: (stream: ServedStream) => unknown, call: ExecuteOptions = {}) {
  const server = await startExecutionServer({ events, serve });
  const opened = await new NANDAClient({ baseURL: server.url }).getConnection('connection-1');
  const stream = opened.stream('analyze', {}, call);
  const calls = () => server.requests.slice(1).map(({ line }) => line);
  return { server, opened, stream, calls };
}

test('two streams of one request give the same, each at its own pace', async () => {
  const { server, stream, calls } = await start(all);
  await using _ = server;
  const [first, second] = stream.tee();
  expect(calls()).toEqual([]);
  expect(await first.finalResult()).toEqual(result);
  const { items, end } = collectEvents(second);
  expect(await end).toBeUndefined();
  expect(items).toEqual(events);
  expect(second.lastEventId).toBe(events.at(-1)?.id);
  expect(await Promise.all([second, stream].map((one) => one.finalResult()))).toEqual([
    result,
    result,
  ]);
  expect(calls()).toEqual([streamCall]);
  expect(() => stream.tee()).toThrow(NandaError);
});

test('they go on over a connection that drops', async () => {
  const { server, stream } = await start((served) => {
    served.send(...served.rest.slice(0, 3));
    if (served.number === 1) served.reset();
  });
  await using _ = server;
  const both = stream.tee().map(collectEvents);
  for (const { items, end } of both) {
    expect(await end).toBeUndefined();
    expect(items).toEqual(events);
  }
});

test('both can be split again', async () => {
  const { server, stream, calls } = await start(all);
  await using _ = server;
  const four = stream.tee().flatMap((half) => half.tee());
  const collected = four.map(collectEvents);
  for (const { items, end } of collected) {
    await end;
    expect(items).toEqual(events);
  }
  expect(calls()).toEqual([streamCall]);
});

test('leaving one leaves the other, leaving both ends the execution', async () => {
  const { server, stream, calls } = await start(onlyOne);
  await using _ = server;
  const [first, second] = stream.tee();
  for await (const __ of first) break;
  expect(calls()).toEqual([streamCall]);
  await expect(first.finalResult()).rejects.toMatchObject({ name: 'AbortError' });
  const { items, end } = collectEvents(second);
  await vi.waitFor(() => expect(items).toEqual([started]));
  await second.cancel();
  expect(await end).toBeUndefined();
  expect(calls()).toEqual([streamCall, cancelCall]);
  await vi.waitFor(() => expect(server.open).toBe(0));
});

test('one that is left while it waits does not read on for the other', async () => {
  const serve = Promise.withResolvers<ServedStream>();
  const { server, opened, stream } = await start((served) => {
    served.send(started);
    serve.resolve(served);
  });
  await using _ = server;
  const [first, second] = stream.tee();
  const [reading, other] = [first, second].map((one) => one[Symbol.asyncIterator]());
  await reading?.next();
  const waiting = reading?.next();
  await first.cancel();
  expect(await waiting).toMatchObject({ done: true });
  const { send, rest } = await serve.promise;
  send(...rest.slice(1));
  await other?.next();
  expect(await other?.next()).toMatchObject({ value: events[1] });
  // What came with it has been there for as long as a request takes, and nobody has asked for it.
  await opened.refresh();
  expect(stream.lastEventId).toBe(events[1]?.id);
  await second.cancel();
});

test('cancel() of what was split ends both', async () => {
  const { server, stream, calls } = await start(onlyOne);
  await using _ = server;
  const both = stream.tee();
  const collected = both.map(collectEvents);
  await vi.waitFor(() => expect(collected.map(({ items }) => items.length)).toEqual([1, 1]));
  await stream.cancel();
  for (const { end } of collected) expect(await end).toBeUndefined();
  for (const one of both) {
    await expect(one.finalResult()).rejects.toMatchObject({ name: 'AbortError' });
  }
  expect(calls()).toEqual([streamCall, cancelCall]);
});

test('an abort ends both, and nothing is left listening', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { server, stream, calls } = await start(onlyOne, { signal });
  await using _ = server;
  const collected = stream.tee().map(collectEvents);
  await vi.waitFor(() => expect(collected.map(({ items }) => items.length)).toEqual([1, 1]));
  controller.abort();
  for (const { end } of collected) expect(await end).toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(calls()).toEqual([streamCall, cancelCall]));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('an error comes to both', async () => {
  const { server, stream } = await start((served) => served.refuse('EXECUTION_NOT_FOUND'));
  await using _ = server;
  for (const { end } of stream.tee().map(collectEvents)) {
    expect(await end).toMatchObject({ name: 'NotFoundError' });
  }
});

test('lines of JSON are read as the events that they are, also in pieces', async () => {
  const raw = { type: 'thought', id: 'x', about: 'ü' };
  const { server, stream, calls } = await start((served) => {
    served.send(started);
    served.sendText(`event: thought\ndata: ${JSON.stringify(raw)}\n\nevent: blip\ndata: text\n\n`);
    served.send(...served.rest.slice(1));
  });
  await using _ = server;
  const lines = stream.toReadableStream();
  expect(calls()).toEqual([]);
  const text = await new Response(lines).text();
  expect(text.split('\n')).toHaveLength(events.length + 3);
  const bytes = new TextEncoder().encode(text);
  // A byte at a time cuts characters, too.
  const pieces = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const { items, end } = collectEvents(readToolEvents(new Response(pieces)));
  expect(await end).toBeUndefined();
  expect(items).toEqual([
    started,
    { type: 'unknown', event: 'thought', raw },
    { type: 'unknown', event: 'blip', raw: 'text' },
    ...events.slice(1),
  ]);
});

test('cancelling the lines ends the execution', async () => {
  const { server, stream, calls } = await start(onlyOne);
  await using _ = server;
  const events_ = readToolEvents(new Response(stream.toReadableStream()));
  for await (const event of events_) {
    expect(event).toEqual(started);
    break;
  }
  await vi.waitFor(() => expect(calls()).toEqual([streamCall, cancelCall]));
  await vi.waitFor(() => expect(server.open).toBe(0));
});

test('a reader that waits for the next line is let go at once', async () => {
  const { server, stream, calls } = await start(onlyOne);
  await using _ = server;
  const reader = stream.toReadableStream().getReader();
  await reader.read();
  const waiting = reader.read();
  await reader.cancel();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(calls()).toEqual([streamCall, cancelCall]);
});

test('lines fail with what the loop would throw', async () => {
  const { server, stream } = await start((served) => served.refuse('EXECUTION_NOT_FOUND'));
  await using _ = server;
  const reader = stream.toReadableStream().getReader();
  await expect(reader.read()).rejects.toMatchObject({ name: 'NotFoundError' });
});

test.each([
  ['ends too early', new Response(`${JSON.stringify(started)}\n`), 'ConnectionError'],
  ['is cut in a line', new Response(`${JSON.stringify(started)}\n{"ty`), 'ConnectionError'],
  ['is a failure', new Response('no', { status: 500 }), 'NandaError'],
  ['has no body', new Response(null, { status: 204 }), 'NandaError'],
  ['holds something else', new Response('{"type":"progress"}\n'), 'ResponseValidationError'],
])('an answer that %s is an error', async (_, response, name) => {
  expect(await collectEvents(readToolEvents(response)).end).toMatchObject({ name });
});
