import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTemporaryDirectory, waitFor } from '@nanda/testing';
import { Kysely } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { StoreError } from '../store-error.js';
import { createSqliteExecutionRepository } from './executions/create-sqlite-execution-repository.js';
import { endedWrite } from './executions/ended-write.fixture.js';
import { migrateStore } from './migrate-store.js';
import { NodeSqliteDialect } from './node-sqlite-dialect.js';
import { openDatabase } from './open-database.js';
import { runAtOnce } from './run-at-once.js';
import { silentLogger as logger } from './silent-logger.fixture.js';
import type { StoreHandle } from './store-handle.js';
import type { StoreTables } from './store-tables.js';

async function openHandle(dataDir: string): Promise<StoreHandle> {
  const { database, path } = await openDatabase(dataDir);
  const kysely = new Kysely<StoreTables>({ dialect: new NodeSqliteDialect(database) });
  await migrateStore(kysely, { path });
  return { kysely, database, path };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('takes its turn with the transactions of Kysely', async () => {
  const handle = await openHandle(':memory:');
  const write = (minute: number) =>
    handle.database.exec(`insert into usage values ('a', 'execution', ${minute}, 1)`);
  let written: Promise<unknown> | undefined;
  const failed = handle.kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('usage')
      .values({ service_id: 'a', kind: 'execution', minute: 1, count: 1 })
      .execute();
    written = runAtOnce(handle, () => write(2));
    await nextTurn();
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await written;
  const rows = await handle.kysely.selectFrom('usage').select('minute').execute();
  expect(rows).toEqual([{ minute: 2 }]);
  await handle.kysely.destroy();
});

test('a full disk is said, and nothing half-written stays', async () => {
  await using directory = await createTemporaryDirectory();
  const handle = await openHandle(directory.path);
  const executions = createSqliteExecutionRepository(handle, { runner: 1, logger });
  await executions.write([endedWrite({ id: 'exec_0' })]);
  const pages = handle.database.prepare('pragma page_count').get()?.['page_count'];
  handle.database.exec(`pragma max_page_count = ${Number(pages) + 10}`);
  const writes = Array.from({ length: 100 }, (_, index) =>
    endedWrite({ id: `exec_new${index}` }, ['x'.repeat(5_000)]),
  );
  const error: unknown = await executions.write(writes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({
    reason: 'full',
    path: join(directory.path, 'nanda.db'),
    message: expect.stringMatching(/disk is full. Free some space/),
  });
  const ids = async () =>
    (await executions.list({ kind: 'local' }, { limit: 100 })).map(({ id }) => id);
  expect(await ids()).toEqual(['exec_0']);
  // What fits is written as before, and so is the rest when there is room again.
  await executions.write([endedWrite({ id: 'exec_1' })]);
  handle.database.exec('pragma max_page_count = 100000');
  await executions.write(writes);
  expect(await ids()).toHaveLength(100);
  await handle.kysely.destroy();
});

test('waits while another process writes', async () => {
  await using directory = await createTemporaryDirectory();
  const handle = await openHandle(directory.path);
  const other = new DatabaseSync(handle.path);
  other.exec('begin immediate');
  let isWritten = false;
  const begin = vi.spyOn(handle.database, 'exec');
  const written = runAtOnce(handle, () => {
    isWritten = true;
  });
  await waitFor(() => begin.mock.calls.length > 2, { description: 'it to try again' });
  expect(isWritten).toBe(false);
  other.exec('commit');
  await written;
  expect(isWritten).toBe(true);
  other.close();
  await handle.kysely.destroy();
});

test('does not wait for ever, and goes on when the other one has let go', async () => {
  await using directory = await createTemporaryDirectory();
  const handle = await openHandle(directory.path);
  const other = new DatabaseSync(handle.path);
  other.exec('begin immediate');
  const start = performance.now();
  let looks = 0;
  // Every look at the clock is a second later.
  vi.spyOn(performance, 'now').mockImplementation(() => start + 1_000 * (looks += 1));
  await expect(runAtOnce(handle, () => undefined)).rejects.toMatchObject({
    name: 'StoreError',
    reason: 'busy',
  });
  expect(looks).toBeGreaterThan(5);
  other.exec('commit');
  expect(await runAtOnce(handle, () => 'done')).toBe('done');
  other.close();
  await handle.kysely.destroy();
});
