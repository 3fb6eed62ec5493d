import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { startStoreProcess } from '../start-store-process.fixture.js';
import { endedWrite } from './ended-write.fixture.js';
import { makeExecution } from './make-execution.fixture.js';

const open = (dataDir: string) => openSqliteStore({ dataDir, logger });
const idsOf = (executions: readonly { readonly id: string }[]) =>
  executions.map(({ id }) => id).toSorted();

/** Executions that run, each with its first event. */
function running(count: number, prefix = 'exec') {
  return Array.from({ length: count }, (_, index) => ({
    execution: makeExecution({ id: `${prefix}_${index}`, parameters: '{}', lastSeq: 1 }),
    events: [{ seq: 1, json: 'started' }],
  }));
}

test('what a killed process had is taken over at once, and not what a living one has', async () => {
  await using directory = await createTemporaryDirectory();
  await using living = await startStoreProcess(directory.path);
  await using killed = await startStoreProcess(directory.path);
  await living.executions.write(running(3, 'living'));
  await killed.executions.write([...running(3, 'killed'), endedWrite({ id: 'ended' })]);
  const store = await open(directory.path);
  expect(await store.executions.takeOver()).toEqual([]);

  await killed.signal('SIGKILL');
  const taken = await store.executions.takeOver();
  expect(idsOf(taken)).toEqual(['killed_0', 'killed_1', 'killed_2']);
  expect(taken[0]).toEqual(running(1, 'killed')[0]?.execution);
  expect(await store.executions.takeOver()).toEqual([]);

  // It goes on with them, and the living one with its own.
  const more = (id: string) => ({
    execution: makeExecution({ id, lastSeq: 2 }),
    events: [{ seq: 2, json: 'more' }],
  });
  await store.executions.write([more('killed_0')]);
  await living.executions.write([more('living_0')]);
  for (const id of ['killed_0', 'living_0']) {
    expect(await store.executions.find(id)).toMatchObject({ lastSeq: 2 });
  }
  await store.close();
  expect(idsOf(await living.executions.takeOver())).toEqual(['killed_0', 'killed_1', 'killed_2']);
});

test('of two processes that start at once, one gets each execution', async () => {
  await using directory = await createTemporaryDirectory();
  await using before = await startStoreProcess(directory.path);
  await before.executions.write(running(200));
  await before.signal('SIGKILL');
  await using one = await startStoreProcess(directory.path);
  await using two = await startStoreProcess(directory.path);
  const taken = await Promise.all([one.executions.takeOver(), two.executions.takeOver()]);
  expect(idsOf(taken.flat())).toEqual(idsOf(running(200).map(({ execution }) => execution)));
});

test('a process that was stopped for too long loses what was taken, and nothing else', async () => {
  await using directory = await createTemporaryDirectory();
  await using stopped = await startStoreProcess(directory.path);
  await stopped.executions.write(running(2));
  await stopped.signal('SIGSTOP');
  const store = await open(directory.path);
  expect(await store.executions.takeOver()).toEqual([]);
  // As if it had been stopped for longer than that.
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  const { changes } = database
    .prepare('update runners set beat = beat - 20000 where pid = ?')
    .run(stopped.pid);
  expect(changes).toBe(1);
  database.close();
  expect(idsOf(await store.executions.takeOver())).toEqual(['exec_0', 'exec_1']);
  const lost = {
    execution: makeExecution({
      id: 'exec_0',
      state: 'failed',
      endedAt: '2026-01-01T00:01:00.000Z',
      lastSeq: 2,
    }),
    events: [{ seq: 2, json: 'UPSTREAM_LOST' }],
  };
  await store.executions.write([lost]);

  await stopped.signal('SIGCONT');
  await stopped.executions.write([
    endedWrite({ id: 'exec_new' }, ['result']),
    {
      execution: makeExecution({ id: 'exec_0', state: 'completed', lastSeq: 3 }),
      events: [
        { seq: 2, json: 'progress' },
        { seq: 3, json: 'result' },
      ],
    },
    {
      execution: makeExecution({ id: 'exec_1', lastSeq: 2 }),
      events: [{ seq: 2, json: 'progress' }],
    },
  ]);
  const page = { after: 1, limit: 10, maxBytes: 1_000 };
  expect(await store.executions.find('exec_0')).toMatchObject({ state: 'failed', lastSeq: 2 });
  expect(await store.executions.events('exec_0', page)).toEqual(lost.events);
  expect(await store.executions.find('exec_1')).toMatchObject({ lastSeq: 1 });
  expect(await store.executions.events('exec_1', page)).toEqual([]);
  expect(await store.executions.find('exec_new')).toMatchObject({ state: 'completed' });
  await store.close();
});

test('after a sleep of the machine, or with a clock that was set, nobody loses anything', async () => {
  await using directory = await createTemporaryDirectory();
  await using other = await startStoreProcess(directory.path);
  await other.executions.write(running(2));
  const store = await open(directory.path);
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  // Nobody has beaten for hours, and whoever is there first asks.
  database.exec('update runners set beat = beat - 28800000');
  expect(await store.executions.takeOver()).toEqual([]);
  database.close();
  // One that was killed meanwhile is found even so.
  await other.signal('SIGKILL');
  expect(idsOf(await store.executions.takeOver())).toEqual(['exec_0', 'exec_1']);
  await store.close();
});

test('two processes write at once, and nothing of either is lost', async () => {
  await using directory = await createTemporaryDirectory();
  await using other = await startStoreProcess(directory.path);
  const store = await open(directory.path);
  const rounds = Array.from({ length: 50 }, (_, index) => index);
  const write = (prefix: string, index: number) => [
    endedWrite({ id: `${prefix}_${index}` }, ['one', 'two']),
  ];
  await Promise.all([
    ...rounds.map((index) => store.executions.write(write('mine', index))),
    ...rounds.map((index) => other.executions.write(write('theirs', index))),
  ]);
  const listed = await store.executions.list({ kind: 'local' }, { limit: 1_000 });
  expect(listed).toHaveLength(100);
  await store.close();
});
