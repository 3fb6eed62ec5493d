import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { NANDAClient, type CatalogEvent, type RequestOptions } from '../src/index.js';
import { failure, success } from './support/answers.js';
import { openStream, type OpenStream } from './support/open-stream.js';
import { recordingFetch } from './support/recording-fetch.js';
import { catalogEvent, registry } from './support/samples.js';

afterEach(() => void vi.useRealTimers());

/** A follower of a proxy with a new stream for each that is asked for, or with another answer to the nth. */
async function setUp(
  options?: RequestOptions,
  { answer = () => undefined }: { answer?: (count: number) => Response | Error | undefined } = {},
) {
  const streams: OpenStream[] = [];
  const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const { fetch, requests } = recordingFetch(({ url }) => {
    if (!url.pathname.endsWith('/events/catalog')) return success([registry]);
    const other = answer(requests.length);
    if (other instanceof Error) throw other;
    if (other !== undefined) return other;
    const stream = openStream();
    streams.push(stream);
    return stream.response;
  });
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch, logger: log });
  // Loads the schemas, for which fake timers do not wait.
  await nanda.registries.list();
  requests.length = 0;
  const events = nanda.registries.follow(options);
  const resumedAfter = () => requests.map(({ headers }) => headers.get('last-event-id'));
  return { events, requests, streams, log, resumedAfter };
}

/** Reads on in the background. */
function collect(events: AsyncIterable<CatalogEvent>) {
  const heard: string[] = [];
  const end = (async () => {
    for await (const { id } of events) heard.push(id);
  })();
  return { heard, end };
}

const refusal = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
  });

test('tells what happens to registries', async () => {
  const { events, requests, streams } = await setUp();
  expect(requests).toHaveLength(0);
  const first = events.next();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  const sent = [
    catalogEvent({ id: 'event-1', type: 'sync_progress', progress: { read: 10, total: 20 } }),
    catalogEvent({ id: 'event-2', type: 'sync_finished', services: 20 }),
  ];
  for (const event of sent) streams[0]?.send(event);
  expect([(await first).value, (await events.next()).value]).toEqual(sent);
  await events.return();
});

test.each([
  ['breaks off', (stream: OpenStream | undefined) => stream?.breakOff()],
  ['ends', (stream: OpenStream | undefined) => stream?.end()],
])('a stream that %s is taken up again where it was, ever more patiently', async (_, finish) => {
  vi.useFakeTimers();
  const controller = new AbortController();
  const { events, streams, resumedAfter } = await setUp(
    { signal: controller.signal },
    { answer: (count) => (count === 2 ? refusal() : undefined) },
  );
  const { heard, end } = collect(events);
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.send(catalogEvent({ id: 'event-7' }));
  await vi.advanceTimersByTimeAsync(0);
  finish(streams[0]);
  await vi.advanceTimersByTimeAsync(300);
  expect(resumedAfter()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(resumedAfter()).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(resumedAfter()).toEqual([null, 'event-7', 'event-7']);
  streams[1]?.send(catalogEvent({ id: 'event-8' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['event-7', 'event-8']);

  controller.abort();
  await end;
  expect(streams[1]?.isCancelled).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('an abort ends the loop without an error, and leaves nothing listening', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { events, streams } = await setUp({ signal });
  const { heard, end } = collect(events);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(catalogEvent());
  await vi.waitFor(() => expect(heard).toEqual(['event-1']));
  controller.abort();
  await end;
  expect(streams[0]?.isCancelled).toBe(true);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('an abort in the loop lets go what has arrived together', async () => {
  const controller = new AbortController();
  const { events, streams } = await setUp({ signal: controller.signal });
  const heard: string[] = [];
  const end = (async () => {
    for await (const { id } of events) {
      heard.push(id);
      controller.abort();
    }
  })();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  for (const id of ['event-1', 'event-2']) streams[0]?.send(catalogEvent({ id }));
  await end;
  expect(heard).toEqual(['event-1']);
});

test('an abort ends the wait for another try', async () => {
  vi.useFakeTimers();
  const controller = new AbortController();
  const { events, requests, streams } = await setUp({ signal: controller.signal });
  const { end } = collect(events);
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(100);
  expect(vi.getTimerCount()).toBe(1);
  controller.abort();
  await end;
  expect(vi.getTimerCount()).toBe(0);
  expect(requests).toHaveLength(1);
});

test('a signal that is aborted already: nothing is sent', async () => {
  const { events, requests } = await setUp({ signal: AbortSignal.abort() });
  await collect(events).end;
  expect(requests).toHaveLength(0);
});

test('leaving the loop lets the stream go', async () => {
  const { signal } = new AbortController();
  const { events, requests, streams } = await setUp({ signal });
  const end = (async () => {
    for await (const _ of events) break;
  })();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(catalogEvent());
  await end;
  expect(streams[0]?.isCancelled).toBe(true);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(requests).toHaveLength(1);
});

test('it is left even while it waits for an event', async () => {
  const { events, streams } = await setUp();
  const pending = events.next();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  await events.return();
  await expect(pending).resolves.toEqual({ done: true, value: undefined });
  expect(streams[0]?.isCancelled).toBe(true);
});

test('an event that this version does not know is passed over, and reported', async () => {
  const { events, streams, log } = await setUp();
  const first = events.next();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send({ id: 'event-1', type: 'registry_painted' });
  streams[0]?.send(catalogEvent({ id: 'event-2' }));
  await expect(first).resolves.toMatchObject({ value: { id: 'event-2' } });
  expect(log.warn).toHaveBeenCalledOnce();
  await events.return();
});

test('a stream that cannot be opened at first is an error, as with any call', async () => {
  const { events, requests } = await setUp({ maxRetries: 0 }, { answer: refusal });
  await expect(events.next()).rejects.toMatchObject({
    name: 'ConnectionError',
    attempts: [{ outcome: 'ECONNREFUSED' }],
  });
  expect(requests).toHaveLength(1);
});

test('a stream that is refused later is an error', async () => {
  vi.useFakeTimers();
  const { events, requests, streams } = await setUp(undefined, {
    answer: (count) => (count === 2 ? failure('UNAUTHENTICATED') : undefined),
  });
  const outcome = collect(events).end.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(500);
  await expect(outcome).resolves.toMatchObject({ name: 'AuthenticationError' });
  expect(requests).toHaveLength(2);
});

test("a place to begin after, given as a header, is only the first one's", async () => {
  vi.useFakeTimers();
  const { events, streams, resumedAfter } = await setUp({
    headers: { 'Last-Event-ID': 'event-3' },
  });
  const { end } = collect(events);
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.send(catalogEvent({ id: 'event-4' }));
  streams[0]?.end();
  await vi.advanceTimersByTimeAsync(500);
  expect(resumedAfter()).toEqual(['event-3', 'event-4']);
  await events.return();
  await end;
});
