import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFaultyService, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** Something that is no proxy, but is asked like one. */
async function listen(answer: RequestListener) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const runningAnalysis = (known: number) =>
  waitFor(
    () => bench.services.analyticsRuns.slice(known).find(({ state }) => state === 'running'),
    { description: 'the analysis to run', timeout: 15_000 },
  );

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test.each(['exec', 'stream'])(
    'in a call: %s tells the service, says so, and ends with 130',
    { timeout: 30_000 },
    async (command) => {
      await using service = await startFaultyService({
        fault: { kind: 'silent-stream' },
        eras: ['legacy'],
      });
      const name = `silent-${command}-${signal.toLowerCase()}`;
      await bench.nanda(['servers', 'add', name, service.url]);
      expect(await bench.nanda(['connect', name])).toMatchObject({ code: 0 });
      const running = bench.start([command, '-c', name, 'faulty', '--json']);
      await waitFor(() => service.seen.calls.length === 1, { description: 'the call to arrive' });
      running.child.kill(signal);
      const { code, stdout, stderr } = await running.end;
      expect(code).toBe(130);
      const last =
        stdout
          .trim()
          .split('\n')
          .at(command === 'exec' ? 0 : -1) ?? '';
      const document = JSON.parse(command === 'exec' ? stdout : last) as object;
      expect(document).toMatchObject({ error: { code: 'CANCELLED' } });
      expect(stderr).toContain('Cancelled; the service was told.');
      await waitFor(() => service.seen.cancelled.length === 1, {
        description: 'notifications/cancelled',
      });
      await bench.nanda(['disconnect', name]);
    },
  );

  test('before the call: nothing runs, and nothing is waited for', async () => {
    let asked = 0;
    await using proxy = await listen(() => void (asked += 1));
    const running = bench.start(['exec', '--url', proxy.url, '-c', 'x', 'tool', '--json']);
    await waitFor(() => asked > 0, { description: 'the first request' });
    running.child.kill(signal);
    const { code, stdout, stderr } = await running.end;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(stderr).toContain('Cancelled before the tool was called.');
  });
});

/** Answers what comes before a call, and leaves the rest to whoever asks for it. */
const answerUntil =
  (others: RequestListener): RequestListener =>
  (request, response) => {
    const { method, url = '' } = request;
    if (method !== 'GET') return others(request, response);
    const data = url.includes('/tools/')
      ? { name: 'tool', inputSchema: { type: 'object' } }
      : [{ id: 'conn_abcdefgh', state: 'ready', metadata: { serviceName: 'x', tools: [] } }];
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ success: true, data }));
  };

test('the second Ctrl-C leaves at once', async () => {
  const event = { executionId: 'e', id: '1', seq: 1, timestamp: '2030-01-01T00:00:00.000Z' };
  const answered: string[] = [];
  await using proxy = await listen(
    answerUntil(({ method = '' }, response) => {
      answered.push(method);
      if (method === 'DELETE') return;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify({ ...event, type: 'started' })}\n\n`);
    }),
  );
  const running = bench.start(['exec', '--url', proxy.url, '-c', 'conn_abcdefgh', 'tool']);
  await waitFor(() => answered.includes('POST'), { description: 'the call' });
  running.child.kill('SIGINT');
  await waitFor(
    () => answered.includes('DELETE') && running.written.stderr.includes('Cancelling'),
    { description: 'the cancellation' },
  );
  running.child.kill('SIGINT');
  const { code, stderr } = await running.end;
  expect(code).toBe(130);
  // Not waited for, so nothing is known about it.
  expect(stderr).not.toContain('error:');
});

test.each([
  { key: [], says: 'Cancelled before the tool was called.' },
  { key: ['--idempotency-key', 'k'], says: 'Cancelled; the service has not confirmed it.' },
])('after the request and before the first event: $says', async ({ key, says }) => {
  const seen: string[] = [];
  await using proxy = await listen(
    answerUntil(({ method = '' }, response) => {
      seen.push(method);
      response.on('close', () => seen.push('gone'));
    }),
  );
  const words = ['exec', '--url', proxy.url, '-c', 'conn_abcdefgh', 'tool', '--json', ...key];
  const running = bench.start(words);
  await waitFor(() => seen.includes('POST'), { description: 'the call' });
  running.child.kill('SIGINT');
  const { code, stdout, stderr } = await running.end;
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CANCELLED', message: says } });
  expect(stderr).toContain(says);
  // What a proxy takes as the word not to begin.
  await waitFor(() => seen.includes('gone'), { description: 'the request to be given up' });
});

test('a proxy that goes before it answers may have run the tool: that is said, and not to try again', async () => {
  await using proxy = await listen(answerUntil(({ socket }) => socket.resetAndDestroy()));
  const words = ['exec', '--url', proxy.url, '-c', 'conn_abcdefgh', 'tool', '--json'];
  const { code, stdout } = await bench.nanda(words);
  expect(code).toBe(4);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'UPSTREAM_LOST', retryable: false } });
});

test('a reader that goes away ends the call, without a word', { timeout: 30_000 }, async () => {
  const known = bench.services.analyticsRuns.length;
  const line = `exec '${process.execPath}' '${binary}' stream lab/analyze durationMs=60000 steps=600 --json`;
  const script = `(${line}) | head -1; echo "\${PIPESTATUS[0]}" >&2`;
  const shell = spawn('bash', ['-c', script], { env: { ...bench.env } });
  const written = { stdout: '', stderr: '' };
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  shell.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  await once(shell, 'close');
  expect(written.stderr).toBe('0\n');
  expect(JSON.parse(written.stdout)).toMatchObject({ type: 'started' });
  // One that was cancelled before it began has never been there.
  const isOver = () =>
    bench.services.analyticsRuns.slice(known).every(({ state }) => state === 'cancelled');
  await waitFor(isOver, { description: 'the service to stop' });
});

test('nobody who reads standard error is no failure', { timeout: 30_000 }, async () => {
  const running = bench.start(['stream', 'lab/analyze', 'durationMs=200', 'steps=20']);
  running.child.stderr.destroy();
  const { code, stdout } = await running.end;
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Analyzed sample in 20 steps.\n' });
});

test.skipIf(process.platform !== 'linux')(
  'a full disk is told in a line, and 1',
  { timeout: 30_000 },
  async () => {
    const words = ['exec', 'lab/generate_report', 'period=monthly'];
    const script = `'${process.execPath}' '${binary}' ${words.join(' ')} > /dev/full`;
    const shell = spawn('bash', ['-c', script], { env: { ...bench.env } });
    let stderr = '';
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [code] = (await once(shell, 'close')) as [number];
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'error: Standard output cannot be written (ENOSPC).\n',
    });
    const file = await bench.nanda([...words, '--output', '/dev/full']);
    expect(file.code).toBe(1);
    expect(file.stderr).toMatch(/^error: \/dev\/full could not be written \(ENOSPC\)\.\n/);
  },
);

test.each(['exec', 'stream'])(
  'a proxy that is killed in the middle of %s is told as JSON too',
  { timeout: 30_000 },
  async (command) => {
    const known = bench.services.analyticsRuns.length;
    const running = bench.start([command, 'lab/analyze', 'durationMs=60000', '--json']);
    await runningAnalysis(known);
    const runtime = await readFile(join(bench.directory, 'runtime', 'proxy.json'), 'utf8');
    process.kill((JSON.parse(runtime) as { pid: number }).pid, 'SIGKILL');
    const { code, stdout, stderr } = await running.end;
    expect(code).toBe(4);
    const document = command === 'exec' ? stdout : (stdout.trim().split('\n').at(-1) ?? '');
    expect(JSON.parse(document)).toMatchObject({ error: { code: 'UPSTREAM_LOST' } });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toContain('    at ');
  },
);
