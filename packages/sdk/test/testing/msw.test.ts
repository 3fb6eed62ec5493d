import { setupServer } from 'msw/node';
import { http, HttpResponse } from 'msw/http';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { NANDAClient, type ConnectionEvent } from '../../src/index.js';
import { createTestProxy } from '../../src/testing/index.js';
import { createHandlers } from '../../src/testing/msw.js';
import { weather } from './support/weather.js';

const proxy = createTestProxy({ services: [weather] });
const baseURL = 'https://nanda.example/behind';
const server = setupServer(
  ...createHandlers(proxy, { baseURL: `${baseURL}/` }),
  ...createHandlers(proxy),
  http.get('https://other.example/', () => HttpResponse.text('other')),
);

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  server.resetHandlers();
  proxy.reset();
});
afterAll(() => server.close());

test.each([
  ['under a path', { baseURL }],
  ['where a client looks by itself', {}],
])('a client that makes its requests itself is answered: %s', async (_, options) => {
  await using nanda = new NANDAClient({ ...options, maxRetries: 0 });
  const connection = await nanda.connect('weather');
  const { structuredContent } = await connection.execute('forecast', { city: 'Oslo' });
  expect(structuredContent).toEqual({ city: 'Oslo', temperature: 20 });
  const types: string[] = [];
  for await (const { type } of connection.stream('watch')) types.push(type);
  expect(types).toEqual(['started', 'progress', 'log', 'partial', 'result']);
  await expect(connection.execute('none')).rejects.toMatchObject({ code: 'TOOL_NOT_FOUND' });
});

test('leaving a stream reaches the tool', async () => {
  await using nanda = new NANDAClient({ baseURL });
  const connection = await nanda.connect('weather');
  const stream = connection.stream('wait');
  for await (const event of stream) if (event.type === 'progress') break;
  await vi.waitFor(async () => {
    const execution = await nanda.executions.get(stream.executionId ?? '');
    expect(execution.state).toBe('cancelled');
  });
});

test('an event stream that is dropped is taken up again', async () => {
  await using nanda = new NANDAClient({ baseURL });
  const connection = await nanda.connect('weather');
  proxy.dropStreams({ after: 2 });
  await connection
    .stream('watch')
    .finalResult()
    .catch(() => undefined);
  const types: string[] = [];
  proxy.dropStreams({ after: 2 });
  for await (const { type } of nanda.executions.events('exec_1')) types.push(type);
  expect(types).toEqual(['started', 'progress', 'log', 'partial', 'result']);
});

test('the WebSocket is refused, and events come over a stream', async () => {
  const sockets = vi.spyOn(globalThis, 'WebSocket');
  onTestFinished(() => sockets.mockRestore());
  await using nanda = new NANDAClient({ baseURL });
  const connection = await nanda.connect('weather');
  const events: ConnectionEvent[] = [];
  connection.on('update', (event) => events.push(event));
  await proxy.whenListening();
  proxy.emit({ reason: 'so' });
  await vi.waitFor(() => expect(events).toMatchObject([{ reason: 'so' }]));
  expect(String(sockets.mock.calls[0]?.[0])).toBe('wss://nanda.example/behind/v2/ws');
});

test('other requests are the business of other handlers', async () => {
  // msw says there what it has not answered.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  await expect(fetch('https://other.example/').then((answer) => answer.text())).resolves.toBe(
    'other',
  );
  await expect(fetch('https://nanda.example/elsewhere')).rejects.toThrow(TypeError);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('https://nanda.example/elsewhere'));
  expect(proxy.calls).toEqual([]);
});
