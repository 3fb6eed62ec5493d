import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, Execution, ExecutionEvent } from '@nanda/protocol';
import { faultyCommand, waitFor, type ProgramFault } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { useFamily } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 2000, maxResult: 256 * 1024 });

interface LogEntry {
  readonly pid?: number;
  readonly grandchild?: number;
  readonly signal?: string;
  readonly method?: string;
  readonly params?: { readonly requestId?: unknown };
}

interface ServedProgram {
  readonly name: string;
  log(): Promise<readonly LogEntry[]>;
}

let serial = 0;

/** A command of the local user; that none of its processes lives on is a part of every test. */
async function serve(fault: ProgramFault): Promise<ServedProgram> {
  const path = join(family.directory, `program-${(serial += 1)}.jsonl`);
  const log: ServedProgram['log'] = async () =>
    (await readFile(path, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LogEntry);
  family.onEnd(async () => {
    const entries = await log();
    const pids = entries.flatMap(({ pid, grandchild }) => pid ?? grandchild ?? []);
    await waitFor(() => !pids.some(isAlive), { description: 'every process to be gone' });
  });
  return { name: await family.add({ ...faultyCommand({ fault, log: path }) }), log };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function connect(fault: ProgramFault): Promise<ServedProgram & { connection: Connection }> {
  const served = await serve(fault);
  return { ...served, connection: await family.rest.connect(served.name) };
}

const call = (connectionId: string, options: object = {}) =>
  family.rest.execute(connectionId, 'faulty', {
    parameters: { text: 'tell me' },
    options: { ...options },
  });

describe('connecting', () => {
  test('case 2: a program that ends at once, says nothing, or does not read', async () => {
    const faults: [ProgramFault, string][] = [
      [{ kind: 'exit-at-once', code: 3 }, 'spawn'],
      [{ kind: 'silent' }, 'timeout'],
      [{ kind: 'never-read' }, 'timeout'],
    ];
    const served = await Promise.all(faults.map(([fault]) => serve(fault)));
    const answers = await Promise.all(
      served.map(({ name }) =>
        family.rest.ask('POST', `/v2/services/${name}/connect`, { body: {} }),
      ),
    );
    expect(answers).toMatchObject(
      faults.map(([, cause]) => ({
        status: 502,
        error: { code: 'CONNECTION_FAILED', details: { cause } },
      })),
    );
    expect(await family.rest.get('/v2/connections')).toEqual([]);
  });

  test('case 2: a program that is not there', async () => {
    const name = await family.add({ command: join(family.directory, 'no-such-program') });
    expect(
      await family.rest.ask('POST', `/v2/services/${name}/connect`, { body: {} }),
    ).toMatchObject({
      status: 502,
      error: { code: 'CONNECTION_FAILED', details: { cause: 'spawn' } },
    });
  });

  test.each([
    ['none', '2025-11-25'],
    ['modern-only', '2026-07-28'],
    ['both-eras', '2025-11-25'],
    ['exit-on-discover', '2025-11-25'],
    ['silent-on-discover', '2025-11-25'],
  ] as const)('P18: the era of a program: %s', async (kind, version) => {
    const { connection } = await connect({ kind });
    expect(connection).toMatchObject({
      state: 'connected',
      transport: 'stdio',
      metadata: { protocolVersion: version },
    });
    await expectSound(family.rest, connection.id);
    expect(await call(connection.id)).toMatchObject({ status: 200 });
  });
});

describe('calling', () => {
  test.each<[string, ProgramFault]>([
    ['case 1: a program that ends in mid-call', { kind: 'exit-in-call', code: 7 }],
    ['case 1: a program that is killed in mid-call', { kind: 'killed-in-call' }],
    ['case 1: a program that leaves another one behind', { kind: 'exit-leaving-grandchild' }],
  ])('%s', async (_, fault) => {
    const { connection } = await connect(fault);
    expect(await call(connection.id)).toMatchObject({
      status: 502,
      error: { code: 'UPSTREAM_LOST', retryable: false },
    });
    // A new process, under the same connection.
    await expectSound(family.rest, connection.id);
    expect(await family.rest.get(`/v2/connections/${connection.id}`)).toMatchObject({
      state: 'connected',
    });
  });

  test('case 1: all calls of a program that ends are told, each once', async () => {
    const { connection } = await connect({ kind: 'exit-in-call' });
    const options = { retries: 0 };
    const streams = await Promise.all(
      Array.from({ length: 3 }, () => family.rest.stream(connection.id, 'faulty', { options })),
    );
    for (const events of streams) {
      expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'UPSTREAM_LOST' } });
    }
    await expectSound(family.rest, connection.id);
  });

  test('case 3: a call that is never answered is cancelled at the program', async () => {
    const { connection, log } = await connect({ kind: 'hang-in-call' });
    expect(await call(connection.id, { timeout: 250 })).toMatchObject({
      error: { code: 'TOOL_TIMEOUT' },
    });
    await waitFor(
      async () => (await log()).some(({ method }) => method === 'notifications/cancelled'),
      { description: 'the program to be told' },
    );
    await expectSound(family.rest, connection.id);
  });

  test.each([false, true])('case 9, P9: a line that is too long, id last: %s', async (idLast) => {
    const { connection } = await connect({ kind: 'long-line', bytes: 2 ** 20, idLast });
    expect(await call(connection.id)).toMatchObject({
      status: 502,
      error: { code: 'RESULT_TOO_LARGE' },
    });
    await expectSound(family.rest, connection.id);
    expect(await family.rest.get(`/v2/connections/${connection.id}/metrics`)).toMatchObject({
      sessions: { opened: 1, lost: 0 },
    });
  });

  test('case 9, P9: a line without end', async () => {
    const { connection } = await connect({ kind: 'endless-line' });
    const answer = await call(connection.id, { timeout: 3000 });
    expect(answer).toMatchObject({ status: 502, error: { code: 'RESULT_TOO_LARGE' } });
    await expectSound(family.rest, connection.id);
  });

  test('a program that closes its stdout, and lives on', async () => {
    const { connection } = await connect({ kind: 'close-stdout' });
    const answer = await call(connection.id, { timeout: 3000 });
    expect(answer).toMatchObject({
      status: 502,
      error: { code: 'UPSTREAM_LOST', retryable: false },
    });
    await expectSound(family.rest, connection.id);
  });

  test.each<[string, ProgramFault, string]>([
    ['P21: lines that are no messages', { kind: 'garbage-lines' }, 'tell me'],
    ['case 10: byte by byte', { kind: 'split-lines' }, 'é☕🚀'],
    ['case 11: answers to nobody, and twice', { kind: 'strays' }, 'tell me'],
    ['much on stderr', { kind: 'stderr', lines: 5000 }, 'tell me'],
  ])('%s', async (_, fault, text) => {
    const { connection } = await connect(fault);
    for (let times = 0; times < 3; times += 1) {
      expect(await call(connection.id)).toMatchObject({
        status: 200,
        data: { result: { content: [{ type: 'text', text }] } },
      });
    }
    await expectSound(family.rest, connection.id);
  });

  test('case 13: all progress comes before the result that is right behind', async () => {
    const { connection } = await connect({ kind: 'progress-burst', count: 50 });
    const events = await family.rest.stream(connection.id, 'faulty');
    const progress = Array.from({ length: 50 }, (_, index) => index + 1);
    expect(events.slice(1, -1)).toMatchObject(progress.map((step) => ({ progress: step })));
  });

  test('case 15: cancelled by its owner, and told once', async () => {
    const { connection, log } = await connect({ kind: 'hang-in-call' });
    const reading = family.rest.stream(connection.id, 'faulty');
    await waitFor(async () => (await log()).some(({ method }) => method === 'tools/call'), {
      description: 'the call',
    });
    const [running] = await family.rest.get<Execution[]>('/v2/executions?state=running');
    for (let times = 0; times < 2; times += 1) {
      await family.rest.ask('DELETE', `/v2/executions/${running?.id}`);
    }
    const events: readonly ExecutionEvent[] = await reading;
    expect(events.at(-1)?.type).toBe('cancelled');
    await expectSound(family.rest, connection.id);
    const told = (await log()).filter(({ method }) => method === 'notifications/cancelled');
    expect(told).toHaveLength(1);
  });
});

test('a program is ended with its connection, however it takes it', async () => {
  const kinds = ['stubborn', 'grandchild', 'hang-in-call', 'stderr'] as const;
  await Promise.all(
    kinds.map(async (kind) => {
      const { connection, log } = await connect({ kind });
      await expectSound(family.rest, connection.id);
      const path = `/v2/connections/${connection.id}`;
      const { status } = await family.rest.ask('DELETE', path, { bound: 8000 });
      expect(status).toBe(200);
      const [first] = await log();
      expect(isAlive(first?.pid ?? 0)).toBe(false);
    }),
  );
});

test('nothing is left behind', family.leavesNothing, 30_000);
