import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { endedWrite } from './ended-write.fixture.js';
import { makeExecution } from './make-execution.fixture.js';

const never = '1970-01-01T00:00:00.000Z';
const moment = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString();
const open = (dataDir: string) => openSqliteStore({ dataDir, logger });

/** Executions that end one after the other, each with an event of as many bytes. */
async function fill(store: SqliteStore, count: number, size = 1_000): Promise<void> {
  const writes = Array.from({ length: count }, (_, index) =>
    endedWrite({ id: `exec_${index}`, startedAt: moment(index) }, ['x'.repeat(size)]),
  );
  await store.executions.write(writes);
}

async function idsOf({ executions }: SqliteStore): Promise<string[]> {
  return (await executions.list({ kind: 'local' }, { limit: 10_000 })).map(({ id }) => id);
}

test('forgets what ended before a moment, with its events, and leaves what runs', async () => {
  const store = await open(':memory:');
  await fill(store, 5);
  await store.executions.write([
    {
      execution: makeExecution({ id: 'exec_running', startedAt: never, lastSeq: 1 }),
      events: [{ seq: 1, json: 'started' }],
    },
  ]);
  const limits = { endedBefore: moment(2), maxBytes: 1_000_000 };
  expect(await store.executions.prune(limits)).toBe(2);
  expect(await idsOf(store)).toEqual(['exec_4', 'exec_3', 'exec_2', 'exec_running']);
  const page = { after: 0, limit: 10, maxBytes: 1_000 };
  expect(await store.executions.events('exec_1', page)).toEqual([]);
  expect(await store.executions.events('exec_2', page)).toHaveLength(1);
  expect(await store.executions.events('exec_running', page)).toHaveLength(1);
  expect(await store.executions.prune(limits)).toBe(0);
  await store.close();
});

test('forgets the ones that ended first while all are too large', async () => {
  const store = await open(':memory:');
  await fill(store, 10, 100_000);
  const limits = { endedBefore: never, maxBytes: 450_000 };
  expect(await store.executions.prune(limits)).toBe(6);
  expect(await idsOf(store)).toEqual(['exec_9', 'exec_8', 'exec_7', 'exec_6']);
  expect(await store.executions.prune(limits)).toBe(0);
  expect(await store.executions.prune({ ...limits, maxBytes: 0 })).toBe(4);
  await store.close();
});

test('what still runs counts, and stays even where it alone is too large', async () => {
  const store = await open(':memory:');
  await fill(store, 3, 100_000);
  const running = makeExecution({ id: 'exec_running', parameters: 'x'.repeat(400_000) });
  await store.executions.write([{ execution: running, events: [] }]);
  expect(await store.executions.prune({ endedBefore: never, maxBytes: 620_000 })).toBe(1);
  expect(await store.executions.prune({ endedBefore: never, maxBytes: 300_000 })).toBe(2);
  expect(await idsOf(store)).toEqual(['exec_running']);
  await store.close();
});

test('what several writes add to one execution is counted', async () => {
  const store = await open(':memory:');
  const execution = makeExecution({ id: 'exec_1' });
  for (let seq = 1; seq <= 4; seq += 1) {
    const ended = { ...execution, endedAt: moment(1), lastSeq: seq };
    await store.executions.write([
      { execution: ended, events: [{ seq, json: 'x'.repeat(50_000) }] },
    ]);
  }
  expect(await store.executions.prune({ endedBefore: never, maxBytes: 210_000 })).toBe(0);
  expect(await store.executions.prune({ endedBefore: never, maxBytes: 199_000 })).toBe(1);
  await store.close();
});

test('forgets one that is very large', async () => {
  await using directory = await createTemporaryDirectory();
  const store = await open(directory.path);
  const events = [
    ...Array.from({ length: 5_000 }, () => 'x'.repeat(500)),
    'x'.repeat(5_000_000),
    ...Array.from({ length: 5_000 }, () => 'x'.repeat(500)),
  ];
  await store.executions.write([
    endedWrite({ id: 'exec_many', startedAt: moment(0) }, events),
    endedWrite({ id: 'exec_wide', startedAt: moment(1), parameters: 'x'.repeat(5_000_000) }),
    endedWrite({ id: 'exec_next', startedAt: moment(2) }),
  ]);
  expect(await store.executions.prune({ endedBefore: moment(2), maxBytes: 1_000_000 })).toBe(2);
  expect(await idsOf(store)).toEqual(['exec_next']);
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  expect({ ...database.prepare('select count(*) as count from execution_events').get() }).toEqual({
    count: 0,
  });
  database.close();
  await store.close();
});

test('others have their turn while much is forgotten', async () => {
  const store = await open(':memory:');
  await fill(store, 3_000, 10);
  const order: string[] = [];
  const pruned = store.executions
    .prune({ endedBefore: moment(3_000), maxBytes: 0 })
    .then((count) => order.push(`forgot ${count}`));
  const written = store.executions
    .write([endedWrite({ id: 'exec_new', startedAt: moment(9_000) })])
    .then(() => order.push('wrote'));
  let turns = 0;
  while (order.length < 2) {
    await nextTurn();
    turns += 1;
  }
  await Promise.all([pruned, written]);
  expect(order).toEqual(['wrote', 'forgot 3001']);
  expect(turns).toBeGreaterThan(10);
  await store.close();
});

test('two processes that forget at once forget the same ones', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await Promise.all([open(directory.path), open(directory.path)]);
  await fill(one, 1_000, 1_000);
  const limits = { endedBefore: moment(100), maxBytes: 600 * 1_424 };
  const counts = await Promise.all([one.executions.prune(limits), two.executions.prune(limits)]);
  expect(counts[0] + counts[1]).toBe(400);
  expect(await idsOf(two)).toHaveLength(600);
  await one.close();
  await two.close();
});
