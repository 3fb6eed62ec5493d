import { describe, expect, test, vi } from 'vitest';
import { InputRequiredError, NANDAClient, NANDADiscovery } from '../../src/index.js';
import { createTestProxy } from '../../src/testing/index.js';
import { weather } from './support/weather.js';

function setUp(options: Parameters<typeof createTestProxy>[0] = {}) {
  const proxy = createTestProxy({ services: [weather], ...options });
  const nanda = new NANDAClient({ fetch: proxy.fetch, maxRetries: 0 });
  return { proxy, nanda };
}

describe('a tool', () => {
  test.each([
    ['forecast', { city: 'Oslo' }, { structuredContent: { city: 'Oslo', temperature: 20 } }],
    ['say', { text: 'hello' }, { content: [{ type: 'text', text: 'hello' }] }],
    ['whole', {}, { content: [], structuredContent: [1], _meta: { a: 1 } }],
    ['nothing', {}, { content: [] }],
    ['broken', {}, { content: [{ type: 'text', text: 'No sky.' }], isError: true }],
  ])('%s has the result that it should have', async (name, parameters, expected) => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather');
    await expect(connection.execute(name, parameters)).resolves.toMatchObject(expected);
  });

  test('is refused parameters that do not fit', async () => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather');
    await expect(connection.execute('forecast', { city: 1, days: 9 })).rejects.toMatchObject({
      name: 'InvalidParametersError',
      details: { faults: [{ path: '/city' }, { path: '/days' }] },
    });
    await expect(connection.execute('none')).rejects.toMatchObject({ code: 'TOOL_NOT_FOUND' });
  });

  test('tells how far it is, as a generator and with its context', async () => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather');
    for (const name of ['watch', 'report']) {
      const stream = connection.stream(name);
      const events = [];
      for await (const event of stream) events.push(event);
      expect(events).toMatchObject([
        { type: 'started', toolName: name },
        { type: 'progress', progress: 1, total: 2 },
        { type: 'log', level: 'warning', data: 'windy' },
        { type: 'partial', content: [{ type: 'text', text: 'so far' }] },
        { type: 'result', result: { content: [{ text: 'done' }] } },
      ]);
      expect((await stream.finalResult()).content).toEqual([{ type: 'text', text: 'done' }]);
    }
  });

  test('asks, and is answered', async () => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather', { clientCapabilities: ['elicitation'] });
    const error: unknown = await connection.execute('ask').catch((reason: unknown) => reason);
    if (!InputRequiredError.isInstance(error)) throw error;
    const key = error.inputRequests[0]?.key ?? '';
    const answer = (content: object) =>
      nanda.executions.respond(error.executionId, { key, result: { action: 'accept', content } });
    await expect(answer({ unit: 3 })).rejects.toMatchObject({ code: 'INVALID_PARAMETERS' });
    await answer({ unit: 'celsius' });
    await vi.waitFor(async () => {
      const execution = await nanda.executions.get(error.executionId);
      expect(execution.result?.structuredContent).toEqual({
        action: 'accept',
        content: { unit: 'celsius' },
      });
    });
    await expect(answer({ unit: 'celsius' })).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  });

  test('asks with few words, and `onInput` answers', async () => {
    const proxy = createTestProxy({
      services: [
        {
          name: 'barista',
          tools: {
            size: (_, { ask }) => ask('elicitation', { message: 'Which size?' }),
            name: (_, { ask }) => ask('sampling'),
            page: (_, { ask }) =>
              ask('elicitation', { mode: 'url', message: '', url: 'https://a.test/' }),
          },
        },
      ],
    });
    const nanda = new NANDAClient({ fetch: proxy.fetch });
    const connection = await nanda.connect('barista', {
      clientCapabilities: ['elicitation', 'sampling'],
    });
    const content = { type: 'text', text: 'Ada' };
    const answers = {
      elicitation: { action: 'accept', content: { size: 'large' } },
      sampling: { role: 'assistant', model: 'test', content },
      roots: { roots: [] },
    } as const;
    const call = async (tool: string) =>
      (await connection.execute(tool, {}, { onInput: ({ kind }) => answers[kind] }))
        .structuredContent;
    expect(await call('size')).toEqual(answers.elicitation);
    expect(await call('name')).toEqual(answers.sampling);
    expect(await call('page')).toMatchObject({ action: 'accept' });
  });

  test('that asks somebody who cannot be asked has failed', async () => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather');
    await expect(connection.execute('ask')).resolves.toMatchObject({ isError: true });
  });

  test('sees that it is cancelled, and how', async () => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather');
    const stream = connection.stream('wait');
    for await (const event of stream) if (event.type === 'progress') break;
    await vi.waitFor(async () => {
      const execution = await nanda.executions.get(stream.executionId ?? '');
      expect(execution.state).toBe('cancelled');
    });
  });

  test('fails as a call does where it says so', async () => {
    const { nanda } = setUp();
    const connection = await nanda.connect('weather');
    await expect(connection.execute('fail')).rejects.toMatchObject({
      code: 'RESULT_TOO_LARGE',
      message: 'Too much sky.',
    });
  });
});

test('the same key is one execution, and other parameters under it are refused', async () => {
  const run = vi.fn(() => 'done');
  const { proxy, nanda } = setUp({ services: [{ name: 'weather', tools: { run } }] });
  const connection = await nanda.connect('weather');
  const options = { idempotencyKey: 'mine' };
  await connection.execute('run', { a: 1, b: 2 }, options);
  await connection.execute('run', { b: 2, a: 1 }, options);
  expect(run).toHaveBeenCalledTimes(1);
  await expect(connection.execute('run', { a: 2 }, options)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  expect(proxy.calls.map(({ operation }) => operation)).toEqual([
    'connections.create',
    'executions.execute',
    'executions.execute',
    'executions.execute',
  ]);
});

test('history, batches, offers and the public surface are there', async () => {
  const { proxy, nanda } = setUp();
  const connection = await nanda.connect('weather');
  const { answers, counts } = await nanda.batch([
    { connectionId: connection.id, toolName: 'forecast', parameters: { city: 'Oslo' } },
    { connectionId: connection.id, toolName: 'none' },
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['success', 'error']);
  expect(counts).toEqual({ total: 2, succeeded: 1, failed: 1 });
  const names: string[] = [];
  for await (const { toolName } of nanda.executions.list({ limit: 1 })) names.push(toolName);
  expect(names).toEqual(['forecast']);

  const { contents } = await connection.resources.read('weather://today');
  expect(contents[0]?.text).toBe('Sunny');
  const { messages } = await connection.prompts.get('ask', { city: 'Oslo' });
  expect(messages[0]?.content).toEqual({ type: 'text', text: 'How is the weather in Oslo?' });

  const discovery = new NANDADiscovery({ fetch: proxy.fetch });
  const { servers } = await discovery.search('weather');
  const { id } = await discovery.connect(servers[0]?.id ?? '');
  const { structuredContent } = await discovery.callTool(id, 'forecast', { city: 'Rome' });
  expect(structuredContent).toEqual({ city: 'Rome', temperature: 20 });
});

test('lists go on over pages', async () => {
  const services = ['a', 'b', 'c'].map((name) => ({ name, tags: ['letters'] }));
  const { nanda } = setUp({ services });
  const names: string[] = [];
  for await (const { name } of nanda.services.search({ tags: ['letters'], limit: 2 })) {
    names.push(name);
  }
  expect(names).toEqual(['a', 'b', 'c']);
});

test('an anonymous visitor is handed a token, and sees only what is its own', async () => {
  const { proxy, nanda } = setUp({ callers: 'anonymous' });
  await nanda.connect('weather');
  await expect(nanda.connections.list()).resolves.toHaveLength(1);
  const other = new NANDAClient({ fetch: proxy.fetch });
  await expect(other.connections.list()).resolves.toHaveLength(0);
  await expect(other.getConnection('conn_1')).rejects.toMatchObject({ name: 'NotFoundError' });
});

test('two services with one id are a mistake of the test', () => {
  expect(() => createTestProxy({ services: [{ name: 'a' }, { name: 'a' }] })).toThrow(TypeError);
});
