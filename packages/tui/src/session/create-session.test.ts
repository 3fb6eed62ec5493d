import { expect, test, vi } from 'vitest';
import type { InteractiveClient, OpenConnection } from '../client/interactive-client.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createSession } from './create-session.js';
import type { Session } from './session.js';

async function connected(overrides: Partial<InteractiveClient> = {}) {
  const client = createFakeClient(overrides);
  const session = createSession({ client, now: () => 0 });
  await session.submit('search: weather');
  await session.submit('connect: 1');
  return { client, session };
}

function texts(session: Session): string[] {
  return session.state.transcript.map(({ kind, text }) =>
    kind === 'command' ? `> ${text}` : text,
  );
}

test('the transcript is the documented session, with its commands', async () => {
  const { session } = await connected();
  await session.submit('call getCurrentWeather --location "New York"');
  await session.submit('disconnect');
  expect(texts(session)).toEqual([
    '> search: weather',
    'Found 3 servers:',
    '1. WeatherMCP - Real-time weather data',
    '2. ClimateAPI - Historical climate data',
    '3. WeatherAlerts - Severe weather alerts',
    '> connect: 1',
    'Connected to WeatherMCP (conn_abc123)',
    '> call getCurrentWeather --location "New York"',
    'Temperature: 72°F',
    'Conditions: Partly cloudy',
    'Humidity: 65%',
    '> disconnect',
    'Connection closed',
  ]);
  expect(session.state).toMatchObject({
    connections: [],
    currentConnectionId: null,
    running: null,
  });
});

test.each([
  [1, 'Found 1 server:'],
  [0, 'Found no servers'],
])('counts %i services', async (count, expected) => {
  const row = { id: 'svc', name: 'One', description: '' };
  const session = createSession({
    client: createFakeClient({ search: async () => Array.from({ length: count }, () => row) }),
  });
  await session.submit('search x');
  expect(texts(session)[1]).toBe(expected);
  expect(texts(session)[2]).toBe(count === 1 ? '1. One' : undefined);
});

test.each([
  ['2', 'connect svc_2'],
  ['svc_3', 'connect svc_3'],
  ['climateapi', 'connect svc_2'],
])('connects to %j of the list', async (target, call) => {
  const client = createFakeClient();
  const session = createSession({ client });
  await session.submit('search x');
  await session.submit(`connect: ${target}`);
  expect(client.calls).toEqual(['search x', call]);
});

test('connects by name or id without a list', async () => {
  const client = createFakeClient();
  const session = createSession({ client });
  await session.submit('connect WeatherAlerts');
  await session.submit('connect 0f8a');
  expect(client.calls).toEqual([
    'search WeatherAlerts',
    'connect svc_3',
    'search 0f8a',
    'connect 0f8a',
  ]);
});

test('lists tools with how to call them', async () => {
  const { session } = await connected();
  await session.submit('tools');
  expect(texts(session).slice(-3)).toEqual([
    'WeatherMCP has 1 tool:',
    '1. getCurrentWeather - Temperature, conditions and humidity at a place, now.',
    '   call getCurrentWeather --location <string> [--units <metric|imperial>]',
  ]);
});

test('a tool that was added later is found', async () => {
  const tool = { name: 'late', inputSchema: {} };
  const { session } = await connected({ tools: async () => [tool] });
  expect(await session.submit('call late')).toBe(0);
  expect(await session.submit('call never')).toBe(6);
  expect(texts(session).slice(-2)).toEqual(['error: there is no tool "never" here', 'try: tools']);
});

test('keeps several connections, one of them current', async () => {
  let number = 0;
  const { session } = await connected({
    connect: async (serviceId): Promise<OpenConnection> => {
      number += 1;
      return { id: `conn_${number}`, serviceName: serviceId, tools: [] };
    },
  });
  await session.submit('connect: 2');
  await session.submit('connections');
  expect(texts(session).slice(-2)).toEqual(['1. svc_1 (conn_1)', '2. svc_2 (conn_2) (current)']);
  await session.submit('use: 1');
  expect(session.state.currentConnectionId).toBe('conn_1');
  await session.submit('disconnect: conn_1');
  expect(session.state.currentConnectionId).toBe('conn_2');
});

test('what a service says is made safe before it is state that is shown', async () => {
  const { session } = await connected({
    search: async () => [{ id: 'a', name: 'Evil\u001b[2J\nRow', description: '\u202eabc' }],
    call: async ({ onProgress }) => {
      onProgress({ progress: 1, message: '\u001b]0;x\u0007' });
      return { content: [{ type: 'text', text: '\u001b[31mred\r\nnext' }] };
    },
  });
  expect(texts(session)[2]).toBe('1. Evil␛[2J Row - <U+202E>abc');
  const messages: (string | undefined)[] = [];
  session.subscribe((event) => {
    if (event.type === 'progressed') messages.push(event.progress.message);
  });
  await session.submit('call getCurrentWeather location=x');
  expect(texts(session).slice(-2)).toEqual(['␛[31mred', 'next']);
  expect(messages).toEqual(['␛]0;x␇']);
});

test('a failure of the client is one line and a way out', async () => {
  const { session } = await connected({
    call: async () => {
      throw Object.assign(new Error('It took\ntoo long.'), { code: 'TOOL_TIMEOUT' });
    },
  });
  expect(await session.submit('call getCurrentWeather location=x')).toBe(7);
  expect(texts(session).slice(-2)).toEqual([
    'error: It took too long.',
    'try: the same again with less to do',
  ]);
});

test('cancel ends a call even when the client does not heed it', async () => {
  const signals: AbortSignal[] = [];
  const { session } = await connected({
    call: async ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  });
  const running = session.submit('call getCurrentWeather location=x');
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  expect(session.state.running?.label).toBe('call getCurrentWeather');
  session.edit({ type: 'inserted', text: 'tools' });
  expect(await session.submit('tools')).toBe(2);
  expect(session.state.input.text).toBe('tools');
  expect(await session.submit('help')).toBe(0);
  expect(session.state.running).not.toBeNull();
  session.cancel();
  expect(await running).toBe(130);
  expect(signals[0]?.aborted).toBe(true);
  expect(session.state.running).toBeNull();
  expect(texts(session).at(-1)).toBe('Cancelled');
});

test('a connection that opens after it was cancelled is closed again', async () => {
  let open: ((connection: OpenConnection) => void) | undefined;
  const client = createFakeClient({
    connect: async () =>
      new Promise((resolve) => {
        open = resolve;
      }),
  });
  const session = createSession({ client });
  await session.submit('search x');
  const running = session.submit('connect: 1');
  await vi.waitFor(() => expect(open).toBeDefined());
  session.cancel();
  await running;
  open?.({ id: 'conn_late', serviceName: 'Late', tools: [] });
  await vi.waitFor(() => expect(client.calls).toContain('disconnect conn_late'));
  expect(session.state.connections).toEqual([]);
});

test('close cancels, closes what is open, and forgets its listeners', async () => {
  const { client, session } = await connected({ call: async () => new Promise(() => {}) });
  const listener = vi.fn<() => void>();
  const running = session.submit('call getCurrentWeather location=x');
  await session.close();
  expect(await running).toBe(130);
  expect(client.calls.at(-1)).toBe('disconnect conn_abc123');
  session.subscribe(listener);
  session.edit({ type: 'inserted', text: 'a' });
  expect(listener).toHaveBeenCalledTimes(1);
});
