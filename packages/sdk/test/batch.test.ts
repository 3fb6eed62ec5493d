import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { NANDAClient, type BatchAnswer, type BatchOptions } from '../src/index.js';
import { eventStream, failure, success } from './support/answers.js';
import { openStream } from './support/open-stream.js';
import { recordingFetch } from './support/recording-fetch.js';
import { batchAnswer, registry } from './support/samples.js';

afterEach(() => void vi.useRealTimers());

const calls = [
  { connectionId: 'connection-1', toolName: 'analyze', parameters: { depth: 1 }, id: 'mine' },
  { connectionId: 'connection-2', toolName: 'brew', options: { cache: false } },
];
const first = { ...batchAnswer, id: 'mine' };
const second: BatchAnswer = {
  index: 1,
  connectionId: 'connection-2',
  toolName: 'brew',
  status: 'error',
  error: { code: 'TOOL_NOT_FOUND', message: 'There is no such tool.' },
};
const counts = { total: 2, succeeded: 1, failed: 1 };
const answered = (answer: BatchAnswer) => ({ id: `a.${answer.index}`, type: 'answer', answer });
const complete = { id: 'a.9', type: 'complete', counts };

async function setUp(answer: () => Response | Promise<Response>) {
  const { fetch, requests } = recordingFetch(({ url }) =>
    url.pathname === '/v2/batch' ? answer() : success([registry]),
  );
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch });
  // Loads the schemas, for which fake timers do not wait.
  await nanda.registries.list();
  requests.length = 0;
  return { nanda, requests };
}

async function collect(answers: AsyncIterable<BatchAnswer>): Promise<BatchAnswer[]> {
  const heard: BatchAnswer[] = [];
  for await (const answer of answers) heard.push(answer);
  return heard;
}

test('many calls are one request; one that fails costs its own answer', async () => {
  const { nanda, requests } = await setUp(() => success([first, second], { meta: counts }));
  await expect(nanda.batch(calls, { concurrency: 2 })).resolves.toEqual({
    answers: [first, second],
    counts,
  });
  expect(requests).toHaveLength(1);
  expect(requests[0]?.body).toEqual({ requests: calls, concurrency: 2 });
  expect(requests[0]?.headers.get('accept')).toBe('application/json');
  expect(requests[0]?.headers.get('idempotency-key')).toMatch(/.{16}/);
});

test('a batch that was refused is sent again under the same key, and one that may have run is not', async () => {
  let count = 0;
  const refused = await setUp(() =>
    ++count === 1
      ? failure('OVERLOADED', { headers: { 'retry-after-ms': '1' } })
      : success([first], { meta: counts }),
  );
  await refused.nanda.batch(calls, { idempotencyKey: 'mine' });
  expect(refused.requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual([
    'mine',
    'mine',
  ]);
  const broken = await setUp(() => failure('INTERNAL_ERROR', { retryable: true }));
  await expect(broken.nanda.batch(calls)).rejects.toMatchObject({ status: 500 });
  expect(broken.requests).toHaveLength(1);
});

test.each<[string, BatchOptions, number]>([
  ['as long as so many calls may run', { concurrency: 1 }, 2 * 600_000 + 5_000],
  ['as long as one may run, where they run together', {}, 600_000 + 5_000],
  ['as long as the caller says', { timeout: 100 }, 100],
])('a batch is waited for %s', async (_, options, expected) => {
  const { nanda } = await setUp(() => new Promise(() => undefined));
  vi.useFakeTimers();
  const isOver = vi.fn();
  const pending = nanda
    .batch(calls, options)
    .catch((error: Error) => error.name)
    .finally(isOver);
  await vi.advanceTimersByTimeAsync(expected - 1);
  expect(isOver).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await pending).toBe('TimeoutError');
});

test('answers are given as they come, and nothing is sent before somebody wants them', async () => {
  const source = openStream();
  const { nanda, requests } = await setUp(() => source.response);
  const answers = nanda.batchStream(calls);
  expect(requests).toHaveLength(0);
  const next = answers.next();
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  source.send(answered(second));
  expect((await next).value).toEqual(second);
  source.send({ type: 'of a time to come' });
  source.send(answered(first));
  expect((await answers.next()).value).toEqual(first);
  source.send(complete);
  expect(await answers.next()).toEqual({ done: true, value: undefined });
  expect(source.isCancelled).toBe(true);
  expect(requests[0]?.headers.get('accept')).toBe('text/event-stream');
  expect(requests[0]?.body).toEqual({ requests: calls });
});

test.each([
  ['ends', (source: ReturnType<typeof openStream>) => source.end()],
  ['breaks off', (source: ReturnType<typeof openStream>) => source.breakOff()],
])('a stream that %s too early says how far it came', async (_, finish) => {
  const source = openStream();
  const { nanda } = await setUp(() => source.response);
  const reading = (async () => {
    for await (const _ of nanda.batchStream(calls)) finish(source);
  })();
  source.send(answered(first));
  await expect(reading).rejects.toMatchObject({
    name: 'ConnectionError',
    message: expect.stringContaining('1 of 2 answers'),
  });
});

test('a batch that is refused is the error of its code', async () => {
  const { nanda } = await setUp(() => failure('VALIDATION_ERROR'));
  await expect(collect(nanda.batchStream(calls))).rejects.toMatchObject({
    name: 'BadRequestError',
  });
});

test('an answer of a wrong shape is refused', async () => {
  const { nanda } = await setUp(() => eventStream([{ type: 'answer', id: 'a.1' }]));
  await expect(collect(nanda.batchStream(calls))).rejects.toMatchObject({
    name: 'ResponseValidationError',
  });
});

test('an abort is an error, leaving the loop is none; both let the stream go', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const source = openStream();
  const aborted = await setUp(() => source.response);
  const reading = collect(aborted.nanda.batchStream(calls, { signal }));
  await vi.waitFor(() => expect(aborted.requests).toHaveLength(1));
  controller.abort('enough');
  await expect(reading).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' });
  await vi.waitFor(() => expect(source.isCancelled).toBe(true));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);

  const other = openStream();
  const left = await setUp(() => other.response);
  other.send(answered(first));
  for await (const _ of left.nanda.batchStream(calls)) break;
  expect(other.isCancelled).toBe(true);
});

test.each([0, 1.5, Number.NaN])(
  'a concurrency of %s is refused by its name, as the failure of its promise',
  async (concurrency) => {
    const { nanda, requests } = await setUp(() => success([first], { meta: counts }));
    const refusal = {
      name: 'ConfigurationError',
      message: expect.stringContaining('concurrency'),
    };
    await expect(nanda.batch(calls, { concurrency })).rejects.toMatchObject(refusal);
    await expect(collect(nanda.batchStream(calls, { concurrency }))).rejects.toMatchObject(refusal);
    expect(requests).toHaveLength(0);
  },
);
