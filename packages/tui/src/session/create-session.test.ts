import type { Connection } from '@nanda/sdk';
import { expect, test, vi } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeEvent } from '../testing/fake-event.js';
import { fakeService } from '../testing/fake-service.js';
import { fakeServicePage } from '../testing/fake-service-page.js';
import { createSession } from './create-session.js';
import type { Session } from './session.js';

const desk = createFakeDesk();

async function connected(overrides: Partial<InteractiveClient> = {}) {
  const client = createFakeClient(overrides);
  const session = createSession({ client, desk, now: () => 0 });
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
    connections: { connections: [], currentId: null },
    tasks: [],
  });
});

test('what a service says is made safe before it is shown', async () => {
  const { session } = await connected({
    search: async () =>
      fakeServicePage([fakeService({ name: 'Evil\u001b[2J\nRow', description: '\u202eabc' })]),
    call: async ({ onEvent }) => {
      onEvent(fakeEvent({ type: 'progress', progress: 1, message: '\u001b]0;x\u0007' }));
      onEvent(fakeEvent({ type: 'log', level: 'info', data: '\u001b[2J' }));
      return { content: [{ type: 'text', text: '\u001b[31mred\r\nnext' }] };
    },
  });
  expect(texts(session)[2]).toBe('1. Evil␛[2J Row - <U+202E>abc');
  await session.submit('stream getCurrentWeather location=x');
  expect(texts(session).slice(-4)).toEqual(['1 ␛]0;x␇', 'info: ␛[2J', '␛[31mred', 'next']);
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

test('what is secret by its place is neither kept nor shown', async () => {
  const client = createFakeClient();
  const session = createSession({ client, desk });
  await session.submit('auth: hunter2');
  await session.submit('connect: 1 --auth hunter2');
  expect(JSON.stringify(session.state)).not.toContain('hunter2');
  expect(texts(session)[0]).toBe('> auth: …');
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
  expect(session.state.tasks.map(({ label }) => label)).toEqual(['call getCurrentWeather']);
  session.cancel();
  expect(await running).toBe(130);
  expect(signals[0]?.aborted).toBe(true);
  expect(session.state.tasks).toEqual([]);
  expect(texts(session).at(-1)).toBe('Cancelled');
});

test('a line waits for the one before it, and not for a call that has begun', async () => {
  const begun = vi.fn<() => void>();
  const { session } = await connected({
    call: async () => {
      begun();
      return new Promise(() => {});
    },
  });
  const call = session.submit('call getCurrentWeather location=x');
  expect(await session.submit('tools')).toBe(0);
  expect(begun).toHaveBeenCalledTimes(1);
  await session.close();
  expect(await call).toBe(130);
});

test('a connection that opens after it was cancelled is closed again', async () => {
  let open: ((connection: Connection) => void) | undefined;
  const client = createFakeClient({
    connect: async () =>
      new Promise((resolve) => {
        open = resolve;
      }),
  });
  const session = createSession({ client, desk });
  await session.submit('search x');
  const running = session.submit('connect: 1');
  await vi.waitFor(() => expect(open).toBeDefined());
  session.cancel();
  await running;
  open?.(fakeConnection({ id: 'conn_late' }));
  await vi.waitFor(() => expect(client.calls).toContain('disconnect conn_late'));
  expect(session.state.connections.connections).toEqual([]);
});

test('close cancels, closes what was opened here, and forgets its listeners', async () => {
  const { client, session } = await connected({ call: async () => new Promise(() => {}) });
  const listener = vi.fn<() => void>();
  const running = session.submit('call getCurrentWeather location=x');
  await vi.waitFor(() => expect(session.state.runs.runs).toHaveLength(1));
  await session.close();
  expect(await running).toBe(130);
  expect(client.calls.at(-1)).toBe('disconnect conn_abc123');
  session.subscribe(listener);
  session.perform({ type: 'edited', event: { type: 'inserted', text: 'a' } });
  expect(listener).toHaveBeenCalledTimes(1);
});

test('what others have opened stays open', async () => {
  const other = fakeConnection({ id: 'conn_other' });
  const client = createFakeClient({ connections: async () => [other] });
  const session = createSession({ client, desk });
  expect(await session.submit('call getCurrentWeather location=x')).toBe(0);
  await session.close();
  expect(client.calls).toEqual(['call getCurrentWeather {"location":"x"}']);
});

test('what a key does is shown as the command of a shell', async () => {
  const { session } = await connected();
  session.perform({
    intent: 'run',
    command: {
      verb: 'call',
      tool: 'getCurrentWeather',
      rest: '',
      given: { connectionId: 'conn_abc123', parameters: { location: 'New York' } },
    },
  });
  await vi.waitFor(() => expect(texts(session).at(-1)).toBe('Humidity: 65%'));
  expect(session.state.transcript.findLast(({ kind }) => kind === 'echo')?.text).toBe(
    `nanda exec -c conn_abc123 getCurrentWeather --location 'New York'`,
  );
});
