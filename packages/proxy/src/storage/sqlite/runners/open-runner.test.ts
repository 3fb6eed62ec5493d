import { waitFor } from '@nanda/testing';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { migrateStore } from '../migrate-store.js';
import { NodeSqliteDialect } from '../node-sqlite-dialect.js';
import { openDatabase } from '../open-database.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import type { StoreTables } from '../store-tables.js';
import { openRunner } from './open-runner.js';

let kysely: Kysely<StoreTables>;

beforeEach(async () => {
  const { database, path } = await openDatabase(':memory:');
  kysely = new Kysely<StoreTables>({ dialect: new NodeSqliteDialect(database) });
  await migrateStore(kysely, { path });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await kysely.destroy();
});

const runners = () => kysely.selectFrom('runners').selectAll().execute();

test('is there while it is open, and lets go of its timer', async () => {
  const one = await openRunner(kysely, { logger });
  const two = await openRunner(kysely, { logger });
  expect(vi.getTimerCount()).toBe(2);
  const [first, second] = await runners();
  expect(new Set([first?.id, second?.id])).toEqual(new Set([one.id, two.id]));
  expect(first).toMatchObject({ pid: process.pid, host: second?.host });
  expect(first?.process_start).toBe(second?.process_start);
  await Promise.all([one.close(), one.close()]);
  expect(await runners()).toMatchObject([{ id: two.id }]);
  await two.close();
  expect(vi.getTimerCount()).toBe(0);
  expect(await runners()).toEqual([]);
});

async function beatOnce(description: string, predicate: () => Promise<boolean>): Promise<void> {
  vi.advanceTimersByTime(5_000);
  await waitFor(predicate, { description });
}

test('says again and again that it is there, also after it was forgotten', async () => {
  const runner = await openRunner(kysely, { logger });
  const [entered] = await runners();
  await kysely
    .updateTable('runners')
    .set(({ eb }) => ({ beat: eb('beat', '-', 6_000) }))
    .execute();
  const isBack = async () => ((await runners())[0]?.beat ?? 0) >= (entered?.beat ?? 0);
  await beatOnce('the next beat', isBack);
  expect(await runners()).toMatchObject([{ id: runner.id, steady_since: 0 }]);
  await kysely.deleteFrom('runners').execute();
  await beatOnce('the beat after that', isBack);
  expect(await runners()).toMatchObject([{ id: runner.id, pid: process.pid }]);
  await runner.close();
});

test('says since when its beats come in time again', async () => {
  const runner = await openRunner(kysely, { logger });
  await kysely
    .updateTable('runners')
    .set(({ eb }) => ({ beat: eb('beat', '-', 11_000) }))
    .execute();
  const steadySince = async () => (await runners())[0]?.steady_since ?? 0;
  await beatOnce('a late beat', async () => (await steadySince()) > 0);
  const [late] = await runners();
  expect(late?.steady_since).toBe(late?.beat);
  await kysely
    .updateTable('runners')
    .set(({ eb }) => ({ beat: eb('beat', '-', 5_000) }))
    .execute();
  await beatOnce(
    'a beat in time',
    async () => ((await runners())[0]?.beat ?? 0) >= Number(late?.beat),
  );
  expect(await steadySince()).toBe(late?.steady_since);
  await runner.close();
});

test('a beat that the store does not take is said in the log, and tried again', async () => {
  const warn = vi.fn();
  const runner = await openRunner(kysely, { logger: { ...logger, warn } });
  await kysely.schema.alterTable('runners').renameTo('elsewhere').execute();
  await beatOnce('a line in the log', async () => warn.mock.calls.length === 1);
  await kysely.schema.alterTable('elsewhere').renameTo('runners').execute();
  await kysely.updateTable('runners').set({ beat: 0 }).execute();
  await beatOnce('the next beat', async () => ((await runners())[0]?.beat ?? 0) > 0);
  await runner.close();
});

test('forgets those of which nothing was heard for a day', async () => {
  const values = { host: 'other', pid: 1, process_start: 1, steady_since: 0 };
  const hours = (number: number) => Date.now() - number * 3_600_000;
  await kysely
    .insertInto('runners')
    .values([
      { ...values, id: 1, beat: hours(25) },
      { ...values, id: 2, beat: hours(23) },
    ])
    .execute();
  const runner = await openRunner(kysely, { logger });
  const ids = (await runners()).map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set([2, runner.id]));
  await runner.close();
});
