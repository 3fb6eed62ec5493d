import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { createSession } from '../session/create-session.js';
import { fakeEvent } from '../testing/fake-event.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { createTerminalHold } from '../desk/create-terminal-hold.js';
import { monoTheme } from '../theme/mono-theme.js';
import { App } from './app.js';

afterEach(cleanup);

const enter = '\r';
const controlC = '\u0003';
const controlD = '\u0004';
const up = '\u001b[A';

function start(overrides: Partial<InteractiveClient> = {}) {
  const client = createFakeClient(overrides);
  const session = createSession({ client, desk: createFakeDesk(), face: 'screen' });
  const onQuit = vi.fn<() => void>();
  const { lastFrame, stdin } = render(
    <App hold={createTerminalHold()} onQuit={onQuit} session={session} themeOf={() => monoTheme} />,
  );
  const see = async (text: string) =>
    vi.waitFor(() => expect(lastFrame()).toContain(text), { timeout: 5000 });
  const type = async (line: string) => {
    stdin.write(line);
    await see(`> ${line}`);
    stdin.write(enter);
  };
  return { client, session, onQuit, lastFrame, see, type, press: stdin.write };
}

/** What stands in the right one of two panes. */
function transcriptOf(frame: string | undefined): string {
  const lines = (frame ?? '').split('\n').filter((line) => line.startsWith('│'));
  return lines.map((line) => (line.split('││')[1] ?? '').slice(1, -1).trimEnd()).join('\n');
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
  expect(transcriptOf(lastFrame())).toContain(
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
    call: async ({ onEvent }) => {
      onEvent(fakeEvent({ type: 'progress', progress: 1, total: 2, message: 'reading' }));
      return new Promise(() => {});
    },
  });
  await type('connect WeatherMCP');
  await see('Connected to');
  await type('call getCurrentWeather location=x');
  await see('1/2  reading');
  press(controlC);
  await see('Cancelled');
  expect(session.state.tasks).toEqual([]);
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
  await vi.waitFor(() => expect(client.calls).toEqual(['search x', 'connect svc_2']));
  press('ls\r');
  await see('ClimateAPI has 1 tool:');
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

test('a flood of keys that came as one text is carried out, and no crash', async () => {
  const { see, press, session, lastFrame } = start();
  await see('not connected');
  session.perform({ type: 'panes-entered' });
  press('j'.repeat(20_000));
  session.perform({ type: 'prompt-entered' });
  press('still there');
  await see('> still there');
  expect(lastFrame()).not.toContain('RangeError');
});
