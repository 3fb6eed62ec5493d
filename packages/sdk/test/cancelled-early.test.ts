import { setTimeout as delay } from 'node:timers/promises';
import { getEventListeners } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient, type ToolStream } from '../src/index.js';
import { serverEvent, success } from './support/answers.js';
import { openStream } from './support/open-stream.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, execution, executionEvents } from './support/samples.js';
import { startCoffeeProxy, type CoffeeProxy } from './support/start-coffee-proxy.js';
import { startServer } from './support/start-server.js';

const { started } = executionEvents;
const streamCall = 'POST /v2/connections/connection-1/tools/analyze/stream';
const cancelCall = 'DELETE /v2/executions/execution-1';

let proxy: CoffeeProxy;

beforeAll(async () => {
  proxy = await startCoffeeProxy();
});

afterAll(() => proxy[Symbol.asyncDispose]());

afterEach(() => void vi.useRealTimers());

/** Reads to the end and tells how that was: the name of the error, or nothing. */
async function read(stream: ToolStream): Promise<string | undefined> {
  try {
    for await (const _ of stream) {
      // Only the end counts.
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

async function start(
  answer: () => Response | Promise<Response>,
  { signal }: { signal?: AbortSignal } = {},
) {
  const { fetch, requests } = recordingFetch(({ method, url }) => {
    if (url.pathname.endsWith('/stream')) return answer();
    return success(method === 'DELETE' ? execution : connection);
  });
  const warn = vi.fn<(message: string) => void>();
  const logger = { error: warn, warn, info: () => undefined, debug: () => undefined };
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch, logger });
  const opened = await nanda.getConnection('connection-1');
  requests.length = 0;
  const stream = opened.stream('analyze', {}, { signal });
  const sent = () => requests.map(({ method, url }) => `${method} ${url.pathname}`);
  return { stream, sent, warn };
}

const waits = [0, 1, 3, 10];
/** A `fetch` that counts the executions that it began, and those that it was told to end. */
function countingFetch() {
  const counts = { begun: 0, ended: 0 };
  const fetch = async (request: Request): Promise<Response> => {
    if (request.url.endsWith('/stream')) counts.begun += 1;
    const response = await globalThis.fetch(request);
    if (request.method === 'DELETE' && request.url.includes('/executions/') && response.ok) {
      counts.ended += 1;
    }
    return response;
  };
  return { counts, fetch };
}

const ways = ['cancel()', 'signal'] as const;
const cases = ways.flatMap((way) => waits.map((milliseconds) => [way, milliseconds] as const));

test.each(cases)(
  'a stream that ends by %s after %i ms ends each execution that began, at a slow server',
  async (way, milliseconds) => {
    let open = 0;
    await using server = await startServer((request, response) => {
      if (request.method === 'GET') return void response.end(document(connection));
      if (request.method === 'DELETE') return void response.end(document(execution));
      open += 1;
      response.on('close', () => (open -= 1));
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.flushHeaders();
        setTimeout(() => response.write(serverEvent(started)), 20);
      }, 20);
    });
    const { counts, fetch } = countingFetch();
    const nanda = new NANDAClient({ baseURL: server.url, fetch });
    const opened = await nanda.getConnection('connection-1');
    const controller = new AbortController();
    const { signal } = controller;
    const stream = opened.stream('analyze', {}, { signal });
    const reading = read(stream);
    await delay(milliseconds);
    if (way === 'signal') controller.abort();
    else await stream.cancel();
    expect(await reading).toBe(way === 'signal' ? 'AbortError' : undefined);
    await vi.waitFor(() => expect([counts.ended, open]).toEqual([counts.begun, 0]), 5000);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  },
);

test.each(cases)(
  'a stream that ends by %s after %i ms ends the tool itself, at a real proxy',
  async (way, milliseconds) => {
    const { counts, fetch } = countingFetch();
    await using nanda = new NANDAClient({ baseURL: proxy.url, fetch });
    const opened = await nanda.connect('analytics');
    const before = proxy.runs.length;
    const controller = new AbortController();
    const parameters = { dataset: 'sales', durationMs: 60_000, steps: 600 };
    const stream = opened.stream('analyze', parameters, { signal: controller.signal });
    const reading = read(stream);
    await delay(milliseconds);
    if (way === 'signal') controller.abort();
    else await stream.cancel();
    await reading;
    await vi.waitFor(() => expect(counts.ended).toBe(counts.begun), 5000);
    await vi.waitFor(
      () => expect(proxy.runs.slice(before).every((run) => run.state === 'cancelled')).toBe(true),
      5000,
    );
  },
);

test.each(ways)(
  '%s before the answer: the loop ends at once, the execution when it is known',
  async (way) => {
    const source = openStream();
    let answer: (response: Response) => void = () => undefined;
    const controller = new AbortController();
    const { stream, sent } = await start(() => new Promise((resolve) => (answer = resolve)), {
      signal: controller.signal,
    });
    const reading = read(stream);
    await vi.waitFor(() => expect(sent()).toEqual([streamCall]));
    const cancelling = way === 'signal' ? controller.abort() : stream.cancel();
    expect(await reading).toBe(way === 'signal' ? 'AbortError' : undefined);
    expect(sent()).toEqual([streamCall]);
    answer(source.response);
    source.send({ type: 'of a time to come' });
    source.send(started);
    await cancelling;
    await vi.waitFor(() => expect(sent()).toEqual([streamCall, cancelCall]));
    await vi.waitFor(() => expect(source.isCancelled).toBe(true));
  },
);

test('a loop that is left at an event without an id ends the execution as well', async () => {
  const source = openStream();
  const { stream, sent } = await start(() => source.response);
  source.send({ type: 'of a time to come' });
  source.send(started);
  for await (const event of stream) if (event.type === 'unknown') break;
  expect(sent()).toEqual([streamCall, cancelCall]);
  expect(source.isCancelled).toBe(true);
});

test('a signal ends the execution while its loop is busy', async () => {
  const source = openStream();
  const controller = new AbortController();
  const { stream, sent } = await start(() => source.response, { signal: controller.signal });
  source.send(started);
  const loop = stream[Symbol.asyncIterator]();
  await loop.next();
  controller.abort();
  await vi.waitFor(() => expect(sent()).toEqual([streamCall, cancelCall]));
  await vi.waitFor(() => expect(source.isCancelled).toBe(true));
  await expect(loop.next()).rejects.toMatchObject({ name: 'AbortError' });
});

test('an execution that does not make itself known is given up after a while, and that is said', async () => {
  const source = openStream();
  const { stream, sent } = await start(() => source.response);
  const reading = read(stream);
  await vi.waitFor(() => expect(sent()).toEqual([streamCall]));
  vi.useFakeTimers();
  const cancelling = stream.cancel().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await cancelling).toMatchObject({ message: expect.stringContaining('may still run') });
  expect(await reading).toBeUndefined();
  expect(sent()).toEqual([streamCall]);
  expect(source.isCancelled).toBe(true);
});

test('a call that nobody wants any more is not sent again', async () => {
  let refuse: (error: unknown) => void = () => undefined;
  const { stream, sent } = await start(() => new Promise((_, reject) => (refuse = reject)));
  const reading = read(stream);
  await vi.waitFor(() => expect(sent()).toEqual([streamCall]));
  const cancelling = stream.cancel();
  const cause = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  refuse(new TypeError('fetch failed', { cause }));
  await cancelling;
  expect(await reading).toBeUndefined();
  expect(sent()).toEqual([streamCall]);
});

function document(data: unknown): string {
  return JSON.stringify({ success: true, data });
}
