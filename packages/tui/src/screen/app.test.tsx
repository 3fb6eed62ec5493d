import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { createSession } from '../session/create-session.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { App } from './app.js';

afterEach(cleanup);

const enter = '\r';
const controlC = '\u0003';
const controlD = '\u0004';
const up = '\u001b[A';

function start(overrides: Partial<InteractiveClient> = {}) {
  const client = createFakeClient(overrides);
  const session = createSession({ client });
  const onQuit = vi.fn<() => void>();
  const { lastFrame, stdin } = render(<App onQuit={onQuit} session={session} />);
  const see = async (text: string) =>
    vi.waitFor(() => expect(lastFrame()).toContain(text), { timeout: 5000 });
  const type = async (line: string) => {
    stdin.write(line);
    await see(`> ${line}`);
    stdin.write(enter);
  };
  return { client, session, onQuit, lastFrame, see, type, press: stdin.write };
}

test('the documented session, typed', async () => {
  const { see, type, lastFrame } = start();
  await see('not connected');
  await type('search: weather apis');
  await see('3. WeatherAlerts - Severe weather alerts');
  await type('connect: 1');
  await see('Connected to WeatherMCP (conn_abc123)');
  await see('● WeatherMCP (conn_abc123)');
  await type('call getCurrentWeather --location "New York"');
  await see('Humidity: 65%');
  await type('disconnect');
  await see('Connection closed');
  expect(lastFrame()).toContain(
    [
      'Connected to WeatherMCP (conn_abc123)',
      '',
      '> call getCurrentWeather --location "New York"',
      'Temperature: 72°F',
      'Conditions: Partly cloudy',
      'Humidity: 65%',
      '',
      '> disconnect',
      'Connection closed',
    ].join('\n'),
  );
});

test('a running call shows its progress; Ctrl-C cancels it and does not quit', async () => {
  const { see, type, press, onQuit, session } = start({
    call: async ({ onProgress }) => {
      onProgress({ progress: 1, total: 2, message: 'reading' });
      return new Promise(() => {});
    },
  });
  await type('connect WeatherMCP');
  await see('Connected to');
  await type('call getCurrentWeather location=x');
  await see('1/2  reading');
  await see('Ctrl-C cancel');
  press(controlC);
  await see('Cancelled');
  expect(session.state.running).toBeNull();
  expect(onQuit).not.toHaveBeenCalled();
});

test('the second Ctrl-C quits', async () => {
  const { see, press, onQuit } = start();
  await see('not connected');
  press(controlC);
  await see('Ctrl-C again to quit');
  expect(onQuit).not.toHaveBeenCalled();
  press(controlC);
  await vi.waitFor(() => expect(onQuit).toHaveBeenCalledTimes(1));
});

test('Ctrl-D quits on an empty prompt only', async () => {
  const { see, press, onQuit } = start();
  await see('not connected');
  press('a');
  await see('> a');
  press(controlD);
  press('b');
  await see('> ab');
  expect(onQuit).not.toHaveBeenCalled();
  press('\u0015');
  press(controlD);
  await vi.waitFor(() => expect(onQuit).toHaveBeenCalledTimes(1));
});

test('quit quits', async () => {
  const { type, see, onQuit } = start();
  await see('not connected');
  await type('quit');
  await vi.waitFor(() => expect(onQuit).toHaveBeenCalledTimes(1));
});

test('lines that arrive as one chunk are run one after the other', async () => {
  const { see, press, client } = start();
  await see('not connected');
  press('search x\rconnect: 2\rtoo');
  await see('> too');
  expect(client.calls).toEqual(['search x', 'connect svc_2']);
  press('ls\r');
  await see('WeatherMCP has 1 tool:');
});

test('control keys that arrive as one chunk are keys', async () => {
  const { see, press, onQuit } = start();
  await see('not connected');
  press('abc\u0001X\u007fY\u0005Z');
  await see('> YabcZ');
  press('\u0015\u0004');
  await vi.waitFor(() => expect(onQuit).toHaveBeenCalledTimes(1));
});

test('a bracketed paste is one line', async () => {
  const { see, press, client } = start();
  await see('not connected');
  press('\u001b[200~search a\nb\u001b[201~');
  await see('> search a b');
  expect(client.calls).toEqual([]);
});

test('up brings back the last line', async () => {
  const { type, see, press, client } = start();
  await see('not connected');
  await type('search one');
  await see('Found 3 servers:');
  press(up);
  await vi.waitFor(() => press(enter));
  await vi.waitFor(() => expect(client.calls).toEqual(['search one', 'search one']));
});
