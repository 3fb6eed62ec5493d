import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient, type ConnectionEvent } from '../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from './support/start-coffee-proxy.js';
import { startRelay } from './support/start-relay.js';

let proxy: CoffeeProxy;

beforeAll(async () => {
  proxy = await startCoffeeProxy();
});

afterAll(() => proxy[Symbol.asyncDispose]());

test('a stream that is cut for good says which execution goes on, and how to follow it', async () => {
  await using relay = await startRelay(proxy.url);
  await using nanda = new NANDAClient({ baseURL: proxy.url });
  const { id } = await nanda.connect('analytics');
  const far = await new NANDAClient({ baseURL: relay.url }).getConnection(id);
  const parameters = { dataset: 'sales', durationMs: 60_000, steps: 600 };
  const stream = far.stream('analyze', parameters, { resumeTimeout: 300 });
  const reading = (async () => {
    for await (const event of stream) if (event.type === 'progress') relay.cut();
  })();
  const error: unknown = await reading.catch((error: unknown) => error);
  expect(error).toMatchObject({
    name: 'ConnectionError',
    executionId: stream.executionId,
    message: expect.stringContaining(
      `\`nanda.executions.events('${stream.executionId}', { lastEventId: '${stream.lastEventId}' })\``,
    ),
    cause: expect.any(Error),
  });
  const executionId = stream.executionId ?? '';
  const { lastEventId } = stream;
  for await (const event of nanda.executions.events(executionId, { lastEventId })) {
    expect(event).toMatchObject({
      type: 'progress',
      id: expect.not.stringMatching(`^${lastEventId}$`),
    });
    break;
  }
  await expect(nanda.executions.get(executionId)).resolves.toMatchObject({ state: 'running' });
  await nanda.executions.cancel(executionId);
});

test('a listener whose connection is cut misses nothing and hears nothing twice', async () => {
  await using relay = await startRelay(proxy.url);
  await using near = new NANDAClient({ baseURL: proxy.url });
  const lastEventIds: (string | null)[] = [];
  const far = new NANDAClient({
    baseURL: relay.url,
    fetch: async (request) => {
      const response = await globalThis.fetch(request);
      if (request.url.endsWith('/v2/events/connections')) {
        lastEventIds.push(request.headers.get('last-event-id'));
      }
      return response;
    },
  });
  const heard: ConnectionEvent[] = [];
  const [first, second, third] = [
    await near.connect('coffee'),
    await near.connect('coffee', { name: 'second' }),
    await near.connect('coffee', { name: 'third' }),
  ];
  for (const { id } of [first, second, third]) {
    (await far.getConnection(id)).on('closed', (event) => heard.push(event));
  }
  const ids = () => heard.map(({ connectionId }) => connectionId);
  await vi.waitFor(() => expect(lastEventIds).toEqual([null]), 5000);
  await first.close();
  await vi.waitFor(() => expect(ids()).toEqual([first.id]), 5000);
  relay.cut();
  await second.close();
  relay.mend();
  await vi.waitFor(() => expect(ids()).toEqual([first.id, second.id]), 10_000);
  // It says where it goes on: what is in between is neither missed nor heard twice.
  expect(lastEventIds).toEqual([null, expect.any(String)]);
  await third.close();
  await vi.waitFor(() => expect(ids()).toEqual([first.id, second.id, third.id]), 5000);
});
