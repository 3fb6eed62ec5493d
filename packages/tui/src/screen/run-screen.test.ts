import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { runInteractive } from '../run-interactive.js';
import { createFakeClient } from '../testing/create-fake-client.js';

const leaveAlternateScreen = '\u001b[?1049l';

function open(signal?: AbortSignal) {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: vi.fn<(isRaw: boolean) => void>(),
    ref() {},
    unref() {},
  });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  let written = '';
  stdout.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  const client = createFakeClient();
  const stderr = new PassThrough();
  const ended = runInteractive({ client, stdin, stdout, stderr, isInteractive: true, signal });
  const see = async (text: string) =>
    vi.waitFor(() => expect(written).toContain(text), { timeout: 5000 });
  return { stdin, client, ended, see, read: () => written };
}

test('leaves the last lines on the normal screen, and the terminal as it was', async () => {
  const { stdin, client, ended, see, read } = open();
  await see('not connected');
  stdin.write('search x\rconnect: 1\r');
  await see('Connected to WeatherMCP');
  stdin.write('\u0004');
  expect(await ended).toBe(0);
  expect(read().split(leaveAlternateScreen).at(-1)).toContain(
    '> connect: 1\nConnected to WeatherMCP (conn_abc123)\n',
  );
  expect(stdin.setRawMode).toHaveBeenLastCalledWith(false);
  expect(client.calls.at(-1)).toBe('disconnect conn_abc123');
});

test('ends when its input ends', async () => {
  const { stdin, ended, see } = open();
  await see('not connected');
  stdin.end();
  expect(await ended).toBe(0);
});

test('ends when its signal is aborted', async () => {
  const controller = new AbortController();
  const { ended, see } = open(controller.signal);
  await see('not connected');
  controller.abort();
  expect(await ended).toBe(0);
});
