import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, expect, test } from 'vitest';

import { textOf } from '../test/text-of.js';
import { createTemporaryDirectory } from './create-temporary-directory.js';
import { faultyCommand, type ProgramFault } from './faulty-command.js';
import { waitFor } from './wait-for.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

type Running = {
  child: ChildProcess;
  /** What it has written so far. */
  output(): { stdout: string; stderr: string };
  send(message: Record<string, unknown>): void;
  call(name?: string): void;
  log(): Promise<Record<string, unknown>[]>;
};

async function run(fault: ProgramFault): Promise<Running> {
  const directory = await createTemporaryDirectory();
  releases.push(async () => directory[Symbol.asyncDispose]());
  const log = join(directory.path, 'log');
  const { command, args } = faultyCommand({ fault, log });
  const child = spawn(command, args, { detached: true });
  releases.push(async () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // All of the group have ended.
    }
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  child.stdin.on('error', () => undefined);
  const send: Running['send'] = (message) => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  };
  return {
    child,
    output: () => texts,
    send,
    call: (name = 'faulty') =>
      send({
        id: 'call',
        method: 'tools/call',
        params: { name, arguments: {}, _meta: { progressToken: 'p' } },
      }),
    log: async () => {
      const lines = (await readFile(log, 'utf8')).trim().split('\n');
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

const hasEnded = ({ child }: Running): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** The whole lines that are JSON, parsed. */
function messagesOf(running: Running): Record<string, unknown>[] {
  return running
    .output()
    .stdout.split('\n')
    .slice(0, -1)
    .flatMap((line): Record<string, unknown>[] => {
      try {
        return [JSON.parse(line) as Record<string, unknown>];
      } catch {
        return [];
      }
    });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilAnswered(running: Running): Promise<Record<string, unknown>[]> {
  await waitFor(() => messagesOf(running).some(({ id }) => id === 'call'), {
    description: 'the answer',
    timeout: 20_000,
  });
  return messagesOf(running);
}

test.each([
  [{ kind: 'none' }, 'legacy'],
  [{ kind: 'both-eras' }, 'legacy'],
  [{ kind: 'garbage-lines' }, 'legacy'],
  [{ kind: 'both-eras' }, { pin: '2026-07-28' }],
  [{ kind: 'modern-only' }, { pin: '2026-07-28' }],
] as const)('%j, as a client of the era %j sees it', async (fault, mode) => {
  const transport = new StdioClientTransport({ ...faultyCommand({ fault }), stderr: 'ignore' });
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(transport, { timeout: 20_000 });
  releases.push(() => client.close());
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['faulty', 'sound']);
  const result = await client.callTool({ name: 'faulty', arguments: { text: 'said' } });
  expect(textOf(result)).toBe('said');
});

test('modern-only knows no initialize', async () => {
  const running = await run({ kind: 'modern-only' });
  running.send({ id: 'call', method: 'initialize', params: {} });
  expect(await untilAnswered(running)).toMatchObject([{ error: { code: -32601 } }]);
});

test.each<[ProgramFault, number | null, string | null]>([
  [{ kind: 'exit-at-once', code: 3 }, 3, null],
  [{ kind: 'exit-in-call' }, 1, null],
  [{ kind: 'killed-in-call' }, null, 'SIGKILL'],
])('%j', async (fault, code, signal) => {
  const running = await run(fault);
  running.call();
  await waitFor(() => hasEnded(running), { description: 'the end', timeout: 20_000 });
  expect(running.child).toMatchObject({ exitCode: code, signalCode: signal });
  expect(messagesOf(running)).toEqual([]);
});

test('the tool sound is spared, and what arrives is written down', async () => {
  const running = await run({ kind: 'hang-in-call' });
  running.send({ id: 'hung', method: 'tools/call', params: { name: 'faulty' } });
  running.send({ method: 'notifications/cancelled', params: { requestId: 'hung' } });
  running.call('sound');
  expect((await untilAnswered(running)).map(({ id }) => id)).toEqual(['call']);
  expect(await running.log()).toMatchObject([
    { pid: running.child.pid },
    { id: 'hung' },
    { method: 'notifications/cancelled', params: { requestId: 'hung' } },
    { id: 'call' },
  ]);
});

test('silent says nothing at all', async () => {
  const running = await run({ kind: 'silent' });
  running.send({ id: 1, method: 'initialize', params: {} });
  running.call();
  expect((await untilAnswered(running)).map(({ id }) => id)).toEqual(['call']);
});

test('garbage lines stand around the answers', async () => {
  const running = await run({ kind: 'garbage-lines' });
  running.call();
  await untilAnswered(running);
  const { stdout } = running.output();
  expect(stdout).toMatch(/^Listening on stdio…\n\n\{"jsonrpc"\n/);
  expect(stdout).toContain('Debug: {"id":1}\n');
});

test.each([false, true])('a long line, its id at the end: %j', async (idLast) => {
  const running = await run({ kind: 'long-line', bytes: 100_000, idLast });
  running.call();
  await untilAnswered(running);
  const { stdout } = running.output();
  expect(stdout.length).toBeGreaterThan(100_000);
  expect(stdout.trimEnd().endsWith('"id":"call"}')).toBe(idLast);
});

test('an endless line has no end', async () => {
  const running = await run({ kind: 'endless-line' });
  running.call();
  await waitFor(() => running.output().stdout.length > 1_000_000, { description: 'a lot' });
  expect(running.output().stdout).not.toContain('\n');
});

test('an answer byte by byte is a whole one', async () => {
  const running = await run({ kind: 'split-lines' });
  running.call();
  expect(await untilAnswered(running)).toMatchObject([
    { result: { content: [{ text: 'é☕🚀' }] } },
  ]);
});

test('progress and the result at once', async () => {
  const running = await run({ kind: 'progress-burst', count: 3 });
  running.call();
  const messages = await untilAnswered(running);
  const step = (progress: number) => ({ params: { progressToken: 'p', progress } });
  expect(messages).toMatchObject([step(1), step(2), step(3), { id: 'call' }]);
});

test('messages that nobody asked for', async () => {
  const running = await run({ kind: 'strays' });
  running.call();
  await waitFor(() => messagesOf(running).length === 4, { description: 'all of them' });
  expect(messagesOf(running).map(({ id }) => id)).toEqual([
    'nobody-asked',
    undefined,
    'call',
    'call',
  ]);
});

test('stderr', async () => {
  const running = await run({ kind: 'stderr', lines: 3 });
  running.call();
  await untilAnswered(running);
  await waitFor(() => running.output().stderr.includes('line 3'), { description: 'its words' });
  expect(running.output().stderr).toBe('starting\nline 1\nline 2\nline 3\n');
});

test('a sound program ends with its stdin, a stubborn one does not, nor at SIGTERM', async () => {
  const sound = await run({ kind: 'none' });
  const stubborn = await run({ kind: 'stubborn' });
  for (const running of [sound, stubborn]) {
    running.call();
    await untilAnswered(running);
    running.child.stdin?.end();
  }
  stubborn.child.kill('SIGTERM');
  await waitFor(() => hasEnded(sound), { description: 'the sound one to end' });
  await waitFor(async () => (await stubborn.log()).some(({ signal }) => signal === 'SIGTERM'), {
    description: 'the signal to arrive',
  });
  expect(hasEnded(stubborn)).toBe(false);
});

test.each<ProgramFault>([{ kind: 'grandchild' }, { kind: 'exit-leaving-grandchild' }])(
  '%j leaves one behind that holds its stdout',
  async (fault) => {
    const running = await run(fault);
    let isClosed = false;
    running.child.stdout?.on('close', () => (isClosed = true));
    running.call();
    if (fault.kind === 'grandchild') await untilAnswered(running);
    running.child.stdin?.end();
    await waitFor(() => hasEnded(running), { description: 'the program to end' });
    const { grandchild } = (await running.log()).find((entry) => 'grandchild' in entry) ?? {};
    expect(isAlive(grandchild as number)).toBe(true);
    expect(isClosed).toBe(false);
    process.kill(grandchild as number, 'SIGKILL');
    await waitFor(() => isClosed, { description: 'stdout to be closed at last' });
  },
);

test('stdout may be closed by a program that lives on', async () => {
  const running = await run({ kind: 'close-stdout' });
  let isClosed = false;
  running.child.stdout?.on('close', () => (isClosed = true));
  running.call();
  await waitFor(() => isClosed, { description: 'stdout to be closed' });
  expect(hasEnded(running)).toBe(false);
});

test('never-read takes nothing in', async () => {
  const running = await run({ kind: 'never-read' });
  await waitFor(async () => (await running.log()).length === 1, { description: 'its start' });
  const padding = 'o'.repeat(1_000_000);
  running.send({ id: 1, method: 'ping', params: { padding } });
  await waitFor(() => (running.child.stdin?.writableLength ?? 0) > 500_000, {
    description: 'the pipe to be full',
  });
  expect(hasEnded(running)).toBe(false);
});

test.each([
  ['exit-on-discover', true],
  ['silent-on-discover', false],
] as const)('%s', async (kind, ends) => {
  const running = await run({ kind });
  running.send({ id: 1, method: 'server/discover', params: {} });
  running.call();
  if (ends) {
    await waitFor(() => hasEnded(running), { description: 'the end' });
    expect(messagesOf(running)).toEqual([]);
  } else {
    expect((await untilAnswered(running)).map(({ id }) => id)).toEqual(['call']);
  }
});
