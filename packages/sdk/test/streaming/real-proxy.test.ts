import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createAnalyticsServer,
  createTemporaryDirectory,
  startHttpService,
  type AnalyticsRun,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient, type StreamEvent } from '../../src/index.js';
import { collectEvents } from '../support/collect-events.js';
import { startCoffeeProxy, type CoffeeProxy } from '../support/start-coffee-proxy.js';
import { startProxyProcess } from '../support/start-proxy-process.js';
import { startRelay } from '../support/start-relay.js';

let proxy: CoffeeProxy;

beforeAll(async () => {
  proxy = await startCoffeeProxy();
});

afterAll(() => proxy[Symbol.asyncDispose]());

function expectWhole(events: readonly StreamEvent[], { steps }: { readonly steps: number }): void {
  expect(events.map((event) => (event.type === 'unknown' ? undefined : event.seq))).toEqual(
    events.map((_, index) => index + 1),
  );
  const progress = events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
  expect(progress).toEqual(Array.from({ length: steps }, (_, step) => step + 1));
  expect(events.at(-1)).toMatchObject({ type: 'result' });
}

test('a way that is cut again and again costs nothing but time', async () => {
  await using relay = await startRelay(proxy.url);
  await using near = new NANDAClient({ baseURL: proxy.url });
  const { id } = await near.connect('analytics');
  const far = await new NANDAClient({ baseURL: relay.url }).getConnection(id);
  const before = proxy.runs.length;
  const stream = far.stream('analyze', { dataset: 'sales', durationMs: 2000, steps: 40 });
  const events: StreamEvent[] = [];
  for await (const event of stream) {
    events.push(event);
    if (event.type !== 'progress' || event.progress % 10 !== 5) continue;
    relay.cut();
    relay.mend();
  }
  expectWhole(events, { steps: 40 });
  expect(proxy.runs.slice(before)).toHaveLength(1);
});

test('a call whose way is cut before its first event is made once', async () => {
  let calls = 0;
  await using nanda = new NANDAClient({
    baseURL: proxy.url,
    fetch: async (request) => {
      const answer = await fetch(request);
      if (!request.url.endsWith('/stream')) return answer;
      calls += 1;
      if (calls > 2) return answer;
      // The proxy has it, and nothing of its answer arrives, or nothing after its head.
      await answer.body?.cancel();
      if (calls === 1) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      return new Response('', { headers: { 'content-type': 'text/event-stream' } });
    },
  });
  const before = proxy.runs.length;
  const opened = await nanda.connect('analytics');
  const stream = opened.stream('analyze', { dataset: 'sales', durationMs: 1500, steps: 10 });
  const { items, end } = collectEvents(stream);
  expect(await end).toBeUndefined();
  expectWhole(items, { steps: 10 });
  expect(calls).toBe(3);
  expect(proxy.runs.slice(before)).toHaveLength(1);
});

test('leaving the loop while the way is cut ends the tool', async () => {
  await using relay = await startRelay(proxy.url);
  await using near = new NANDAClient({ baseURL: proxy.url });
  const { id } = await near.connect('analytics');
  const far = await new NANDAClient({ baseURL: relay.url }).getConnection(id);
  const before = proxy.runs.length;
  const controller = new AbortController();
  const parameters = { dataset: 'sales', durationMs: 60_000, steps: 600 };
  const stream = far.stream('analyze', parameters, { signal: controller.signal });
  const { items, end } = collectEvents(stream);
  await vi.waitFor(() => expect(items.at(-1)?.type).toBe('progress'), 5000);
  relay.cut();
  controller.abort();
  expect(await end).toMatchObject({ name: 'AbortError' });
  relay.mend();
  await vi.waitFor(
    () => expect(proxy.runs.slice(before).map(({ state }) => state)).toEqual(['cancelled']),
    5000,
  );
});

test.each(['kill', 'close'] as const)(
  'a proxy that is restarted (%s) goes on, and its readers do not notice',
  async (how) => {
    await using directory = await createTemporaryDirectory();
    const runs: AnalyticsRun[] = [];
    const createServer = () => createAnalyticsServer({ onRun: (run) => runs.push(run) });
    // Services of the handshake era keep what a proxy missed.
    await using analytics = await startHttpService({
      createServer,
      eras: ['legacy'],
      events: { retryInterval: 50 },
    });
    const serversFile = join(directory.path, 'servers.json');
    await writeFile(
      serversFile,
      JSON.stringify({ mcpServers: { analytics: { url: analytics.url } } }),
    );
    const options = { dataDir: join(directory.path, 'data'), serversFile };
    await using first = await startProxyProcess({ ...options, port: 0 });
    const { url: baseURL, port } = first;
    const opened = await new NANDAClient({ baseURL }).connect('analytics');
    const streams = Array.from({ length: 5 }, () =>
      opened.stream('analyze', { dataset: 'sales', durationMs: 3000, steps: 20 }),
    );
    const collected = streams.map(collectEvents);
    await vi.waitFor(() => {
      for (const { items } of collected) expect(items.length).toBeGreaterThan(3);
    }, 10_000);
    await first[how]();
    await using _ = await startProxyProcess({ ...options, port });
    for (const { items, end } of collected) {
      expect(await end).toBeUndefined();
      expectWhole(items, { steps: 20 });
    }
    expect(runs).toHaveLength(5);
  },
  60_000,
);
