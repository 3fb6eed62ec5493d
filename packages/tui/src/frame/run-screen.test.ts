import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { runInteractive, type RunInteractiveOptions } from '../run-interactive.js';
import { createFakeClient } from '../testing/create-fake-client.js';

const leaveAlternateScreen = '\u001b[?1049l';

function open(signal?: AbortSignal, overrides: Partial<RunInteractiveOptions> = {}) {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode: vi.fn((isRaw: boolean) => void (stdin.isRaw = isRaw)),
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
  const ended = runInteractive({
    client,
    stdin,
    stdout,
    stderr,
    env: { TERM: 'xterm' },
    signal,
    ...overrides,
  });
  const see = async (text: string) =>
    vi.waitFor(() => expect(written).toContain(text), { timeout: 5000 });
  return { stdin, client, ended, see, read: () => written };
}

test('leaves the last lines on the normal screen, and the terminal as it was', async () => {
  const { stdin, client, ended, see, read } = open();
  await see('not connected');
  // What the terminal showed by itself, the screen would not know of.
  expect(stdin.setRawMode.mock.calls).not.toContainEqual([false]);
  stdin.write('search x\rconnect: 1\r');
  await see('Connected to WeatherMCP');
  stdin.write('\u0004');
  expect(await ended).toBe(0);
  expect(read().split(leaveAlternateScreen).at(-1)).toContain(
    '> connect: 1\nConnected to WeatherMCP (conn_abc123)\n',
  );
  expect(stdin.setRawMode).toHaveBeenLastCalledWith(false);
  // What was opened here stays, as it does after `nanda connect`.
  expect(client.calls.at(-1)).toBe('connect svc_1');
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

test('Ctrl-C in a pager is meant for the pager', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'nanda-pager-'));
  const pager = join(directory, 'pager.mjs');
  await writeFile(
    pager,
    `import { existsSync, writeFileSync } from 'node:fs';
    writeFileSync(${JSON.stringify(join(directory, 'begun'))}, '');
    setInterval(() => existsSync(${JSON.stringify(join(directory, 'over'))}) && process.exit(), 10);`,
  );
  const listeners = new Set<() => void>();
  const interrupt = () => listeners.forEach((listener) => listener());
  const ending = vi.fn<() => void>();
  const { stdin, ended, see, read } = open(undefined, {
    env: { ...process.env, TERM: 'xterm', NANDA_PAGER: `${process.execPath} ${pager}` },
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  void ended.then(ending);
  await see('not connected');
  stdin.write('connect: svc_1\r');
  await see('Connected to WeatherMCP');
  stdin.write('call getCurrentWeather location=x\r');
  await see('Humidity');
  stdin.write('\u001b');
  await see(' disconnect');
  stdin.write('Rp');
  await vi.waitFor(() => stat(join(directory, 'begun')), { timeout: 5000 });
  interrupt();
  await writeFile(join(directory, 'over'), '');
  await vi.waitFor(
    () => {
      stdin.write('?');
      expect(read()).toContain('Keys');
    },
    { timeout: 5000, interval: 200 },
  );
  expect(ending).not.toHaveBeenCalled();
  await vi.waitFor(
    () => {
      interrupt();
      expect(ending).toHaveBeenCalledTimes(1);
    },
    { timeout: 5000 },
  );
  expect(listeners.size).toBe(0);
  await rm(directory, { recursive: true });
});
