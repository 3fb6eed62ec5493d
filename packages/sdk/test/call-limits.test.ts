import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient, NANDADiscovery, type RequestOptions } from '../src/index.js';
import { json, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, executionResponse, result } from './support/samples.js';
import { startCoffeeProxy, type CoffeeProxy } from './support/start-coffee-proxy.js';

const baseURL = 'http://proxy.test';
const later = (answer: Response, milliseconds: number) =>
  new Promise<Response>((resolve) => setTimeout(() => resolve(answer), milliseconds));

let proxy: CoffeeProxy;

beforeAll(async () => {
  proxy = await startCoffeeProxy();
});

afterAll(() => proxy[Symbol.asyncDispose]());

afterEach(() => void vi.useRealTimers());

async function open(answer: () => Response | Promise<Response>) {
  const { fetch, requests } = recordingFetch(({ url }) =>
    url.pathname.endsWith('/execute') ? answer() : success(connection),
  );
  const nanda = new NANDAClient({ baseURL, fetch });
  return { opened: await nanda.getConnection('connection-1'), requests };
}

test('a tool call is waited for as long as the proxy lets it run, whatever silence it grants', async () => {
  const { opened, requests } = await open(() => later(success(executionResponse), 599_000));
  vi.useFakeTimers();
  const pending = opened.execute('analyze', {}, { timeout: 100 });
  await vi.runAllTimersAsync();
  expect(await pending).toEqual(result);
  expect(requests[1]?.body).toMatchObject({ options: { timeout: 100, cancelOnDisconnect: true } });
  expect(vi.getTimerCount()).toBe(0);
});

test('a proxy that does not keep to its own limit is given up', async () => {
  const { opened } = await open(() => new Promise(() => undefined));
  vi.useFakeTimers();
  const pending = opened.execute('analyze').catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(605_000);
  expect(await pending).toMatchObject({ name: 'TimeoutError' });
});

test('a call with a key of its own goes on without its caller, who can come back for it', async () => {
  const { opened, requests } = await open(() => success(executionResponse));
  await opened.execute('analyze', {}, { idempotencyKey: 'mine' });
  expect(requests[1]?.body).toMatchObject({ options: { idempotencyKey: 'mine' } });
  expect(requests[1]?.body).not.toHaveProperty('options.cancelOnDisconnect');
});

test.each<[string, RequestOptions | undefined, string]>([
  ['as long as a call may run', undefined, 'done'],
  ['as long as the caller says', { timeout: 100 }, 'TimeoutError'],
])('callTool waits %s', async (_, options, expected) => {
  const { fetch } = recordingFetch(() => later(json({ result, error: null }), 599_000));
  const discovery = new NANDADiscovery({ baseURL, fetch, timeout: 1000 });
  vi.useFakeTimers();
  const pending = discovery.callTool('connection-1', 'analyze', {}, options).then(
    ({ content }) => content[0]?.['text'],
    (error: Error) => error.name,
  );
  await vi.runAllTimersAsync();
  expect(await pending).toBe(expected);
});

test('a tool that makes progress outlives its timeout, at a real proxy', async () => {
  await using nanda = new NANDAClient({ baseURL: proxy.url });
  const opened = await nanda.connect('analytics');
  const parameters = { dataset: 'sales', durationMs: 1500, steps: 30 };
  const answer = await opened.execute('analyze', parameters, { timeout: 500 });
  expect(answer.structuredContent).toMatchObject({ dataset: 'sales' });
});

test('an aborted call ends the tool itself, at a real proxy', async () => {
  await using nanda = new NANDAClient({ baseURL: proxy.url });
  const opened = await nanda.connect('analytics');
  const before = proxy.runs.length;
  const controller = new AbortController();
  const parameters = { dataset: 'sales', durationMs: 60_000, steps: 600 };
  const pending = opened.execute('analyze', parameters, { signal: controller.signal });
  await vi.waitFor(() => expect(proxy.runs[before]?.state).toBe('running'), 5000);
  controller.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(proxy.runs[before]?.state).toBe('cancelled'), 5000);
});

test.each([1500.5, 0, Number.NaN])('a timeout of %s is refused by its name', async (timeout) => {
  const { opened, requests } = await open(() => success(executionResponse));
  const refusal = {
    name: 'ConfigurationError',
    message: `The option timeout must be a whole number of at least 1; it is ${timeout}. It is in milliseconds.`,
  };
  await expect(opened.execute('analyze', {}, { timeout })).rejects.toMatchObject(refusal);
  await expect(opened.tools({ timeout })).rejects.toMatchObject(refusal);
  expect(() => opened.stream('analyze', {}, { timeout })).toThrow(refusal.message);
  expect(() => new NANDAClient({ timeout })).toThrow(refusal.message);
  expect(requests).toHaveLength(1);
});

test('half a retry is refused by its name', async () => {
  const { opened } = await open(() => success(executionResponse));
  await expect(opened.execute('analyze', {}, { maxRetries: 0.5 })).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining('maxRetries'),
  });
});
