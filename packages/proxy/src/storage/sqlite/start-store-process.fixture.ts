import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SqliteStore } from './open-sqlite-store.js';

/** Another process that has a store open, and does with it what it is told. */
export interface StoreProcess extends AsyncDisposable {
  readonly pid: number;
  readonly executions: SqliteStore['executions'];
  readonly connections: SqliteStore['connections'];
  readonly leases: SqliteStore['leases'];
  /** Sends a signal; after `SIGKILL` it resolves when the process has gone. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Closes its store and ends. */
  close(): Promise<void>;
}

const program = `
  const [, openPath, dataDir] = process.argv;
  const { openSqliteStore } = await import(openPath);
  const nothing = () => {};
  const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const store = await openSqliteStore({ dataDir, logger });
  process.on('message', async ({ number, part, method, parameters }) => {
    try {
      const target = part === 'store' ? store : store[part];
      process.send({ number, result: await target[method](...parameters) });
    } catch (error) {
      process.send({ number, error: error.message });
    }
  });
  process.send({ number: 0 });
`;

/** Resolves when the other process has the store open. Needs nothing that was built before. */
export async function startStoreProcess(dataDir: string): Promise<StoreProcess> {
  const here = (path: string) => new URL(path, import.meta.url).href;
  const child = spawn(
    process.execPath,
    [
      '--import',
      here('../../../../../.ci/resolve-typescript.mjs'),
      '--input-type=module',
      '-e',
      program,
      fileURLToPath(here('open-sqlite-store.ts')),
      dataDir,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' },
  );
  const ask = createAsker(child);
  await ask.ready;
  const part = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...parameters: unknown[]) =>
            ask(name, method, parameters),
      },
    );

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  return {
    pid: child.pid ?? 0,
    executions: part('executions') as SqliteStore['executions'],
    connections: part('connections') as SqliteStore['connections'],
    leases: part('leases') as SqliteStore['leases'],
    async signal(signal) {
      if (signal === 'SIGKILL') return await kill();
      child.kill(signal);
    },
    async close() {
      await ask('store', 'close', []);
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
    [Symbol.asyncDispose]: kill,
  };
}

interface Answer {
  readonly number: number;
  readonly result?: unknown;
  readonly error?: string;
}

function createAsker(child: ChildProcess) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  const expect = (number: number): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(number, answer);
    return answer.promise;
  };
  const ready = expect(0);
  child.on('message', ({ number, result, error }: Answer) => {
    const answer = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) answer?.resolve(result);
    else answer?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const answer of waiting.values()) answer.reject(new Error('The other process has ended.'));
  });
  async function ask(part: string, method: string | symbol, parameters: unknown[]) {
    count += 1;
    const answer = expect(count);
    child.send({ number: count, part, method, parameters });
    return await answer;
  }
  return Object.assign(ask, { ready });
}
