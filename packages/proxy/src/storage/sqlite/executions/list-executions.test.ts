import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  ExecutionFilter,
  StoredExecution,
} from '../../../core/executions/execution-repository.js';
import type { Principal } from '../../../core/principal.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { endedWrite } from './ended-write.fixture.js';
import { makeExecution } from './make-execution.fixture.js';

let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
});

afterEach(async () => {
  await store.close();
});

const local: Principal = { kind: 'local' };
const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;

async function ids(filter: Partial<ExecutionFilter>, owner = local): Promise<string[]> {
  return (await store.executions.list(owner, { limit: 100, ...filter })).map(({ id }) => id);
}

/** All pages, one after the other. */
async function page(
  filter: ExecutionFilter,
  between: () => Promise<void> = async () => undefined,
): Promise<StoredExecution[]> {
  const read: StoredExecution[] = [];
  for (let pages = 0; ; pages += 1) {
    expect(pages, 'pages that do not come to an end').toBeLessThan(200);
    const last = read.at(-1);
    const rows = await store.executions.list(local, { ...filter, ...(last && { after: last }) });
    expect(rows.length).toBeLessThanOrEqual(filter.limit);
    if (rows.length === 0) return read;
    read.push(...rows);
    await between();
  }
}

test('shows the newest first, without parameters, and what is said of it', async () => {
  const { execution } = endedWrite({
    id: 'exec_2',
    startedAt: day(2),
    state: 'failed',
    error: '{}',
    metadata: '{}',
    idempotency: { scope: 'scope', parameters: 'hash' },
  });
  await store.executions.write([
    endedWrite({ id: 'exec_1', startedAt: day(1) }),
    { execution: { ...execution, parameters: '{"secret":"***"}' }, events: [] },
    { execution: makeExecution({ id: 'exec_3', startedAt: day(3) }), events: [] },
  ]);
  expect(await ids({})).toEqual(['exec_3', 'exec_2', 'exec_1']);
  expect((await store.executions.list(local, { limit: 2 }))[1]).toEqual(execution);
});

test('every owner sees what is theirs, whatever is asked for', async () => {
  const owners: Principal[] = [
    local,
    { kind: 'anonymous', clientId: 'a' },
    { kind: 'anonymous', clientId: 'local' },
    { kind: 'anonymous', clientId: '' },
  ];
  await store.executions.write(
    owners.map((owner, index) => endedWrite({ id: `exec_${index}`, owner })),
  );
  const filters: Partial<ExecutionFilter>[] = [
    {},
    { connectionId: 'conn_1' },
    { toolName: 'tool', state: 'completed' },
  ];
  for (const filter of filters) {
    for (const [index, owner] of owners.entries()) {
      expect(await store.executions.list(owner, { limit: 10, ...filter })).toMatchObject([
        { id: `exec_${index}`, owner },
      ]);
    }
  }
  for (const state of ['running', 'failed'] as const) expect(await ids({ state })).toEqual([]);
});

test('takes every filter, alone and with others', async () => {
  await store.executions.write([
    endedWrite({ id: 'exec_1', startedAt: day(1), connectionId: 'conn_a', serviceId: 'x' }),
    endedWrite({ id: 'exec_2', startedAt: day(2), connectionId: 'conn_a', toolName: 'find' }),
    endedWrite({ id: 'exec_3', startedAt: day(3), serviceId: 'x', toolName: 'find' }),
    endedWrite({ id: 'exec_4', startedAt: day(4), state: 'failed', toolName: 'find' }),
    endedWrite({ id: 'exec_5', startedAt: day(5), state: 'cancelled' }),
    { execution: makeExecution({ id: 'exec_6', startedAt: day(6), serviceId: 'x' }), events: [] },
    {
      execution: makeExecution({ id: 'exec_7', startedAt: day(7), state: 'input_required' }),
      events: [],
    },
  ]);
  expect(await ids({ connectionId: 'conn_a' })).toEqual(['exec_2', 'exec_1']);
  expect(await ids({ serviceId: 'x' })).toEqual(['exec_6', 'exec_3', 'exec_1']);
  expect(await ids({ toolName: 'find' })).toEqual(['exec_4', 'exec_3', 'exec_2']);
  expect(await ids({ state: 'completed' })).toEqual(['exec_3', 'exec_2', 'exec_1']);
  expect(await ids({ state: 'failed' })).toEqual(['exec_4']);
  expect(await ids({ state: 'cancelled' })).toEqual(['exec_5']);
  expect(await ids({ state: 'running' })).toEqual(['exec_6']);
  expect(await ids({ state: 'input_required' })).toEqual(['exec_7']);
  expect(await ids({ since: day(5) })).toEqual(['exec_7', 'exec_6', 'exec_5']);
  expect(await ids({ until: day(2) })).toEqual(['exec_1']);
  // The same moment, by another clock.
  expect(await ids({ since: '2026-01-07T02:00:00+02:00' })).toEqual(['exec_7']);
  expect(await ids({ serviceId: 'x', since: day(3), until: day(6) })).toEqual(['exec_3']);
  expect(await ids({ serviceId: 'x', state: 'running' })).toEqual(['exec_6']);
  expect(await ids({ toolName: 'find', state: 'failed' })).toEqual(['exec_4']);
  expect(await ids({ toolName: 'find', state: 'cancelled' })).toEqual([]);
  expect(await ids({ toolName: 'find', connectionId: 'conn_a' })).toEqual(['exec_2']);
  expect(await ids({ state: "'); drop table executions; --" as 'failed' })).toEqual([]);
  expect(await ids({ limit: 2 })).toEqual(['exec_7', 'exec_6']);
});

test('an execution that changes its state is found by the new one', async () => {
  const execution = makeExecution({ id: 'exec_1' });
  await store.executions.write([{ execution, events: [] }]);
  expect(await ids({ state: 'running' })).toEqual(['exec_1']);
  const ended = { ...execution, state: 'cancelled', endedAt: day(2) } as const;
  await store.executions.write([{ execution: ended, events: [] }]);
  expect(await ids({ state: 'running' })).toEqual([]);
  expect(await ids({ state: 'cancelled' })).toEqual(['exec_1']);
});

test.each<ExecutionFilter>([
  { limit: 7 },
  { limit: 7, toolName: 'tool' },
  { limit: 7, state: 'completed' },
])('pages %o leave nothing out and show nothing twice while more begin', async (filter) => {
  // Ten of each moment: a page may end between two that began at once.
  const moment = (index: number) => day(1 + Math.floor(index / 10));
  const all = Array.from({ length: 100 }, (_, index) => ({
    id: `exec_${String((index * 37) % 100).padStart(2, '0')}`,
    startedAt: moment(index),
  }));
  await store.executions.write(all.map((given) => endedWrite(given)));
  let added = 0;
  const rows = await page(filter, async () => {
    added += 1;
    await store.executions.write([endedWrite({ id: `exec_new${added}`, startedAt: day(20) })]);
  });
  const wanted = all.toSorted((a, b) =>
    a.startedAt === b.startedAt ? b.id.localeCompare(a.id) : b.startedAt.localeCompare(a.startedAt),
  );
  expect(rows.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  expect(added).toBeGreaterThan(10);
});

test('finds what is rare behind thousands of others', async () => {
  const begin = Date.parse(day(1));
  const total = 8_000;
  // Two of each moment; the rare ones stand at both ends, and where one window ends.
  const rare = new Set([0, 1, 1_999, total - 1_001, total - 1_000, total - 2, total - 1]);
  const name = (index: number) => `exec_${String(index).padStart(5, '0')}`;
  await store.executions.write(
    Array.from({ length: total }, (_, index) =>
      endedWrite({
        id: name(index),
        startedAt: new Date(begin + Math.floor(index / 2)).toISOString(),
        ...(rare.has(index) && { connectionId: 'conn_rare' }),
      }),
    ),
  );
  const wanted = [...rare].toSorted((a, b) => b - a).map(name);
  expect(await ids({ connectionId: 'conn_rare' })).toEqual(wanted);
  const filter = { connectionId: 'conn_rare', limit: 2 };
  expect((await page(filter)).map(({ id }) => id)).toEqual(wanted);
  const since = new Date(begin + 500).toISOString();
  const until = new Date(begin + 3_999).toISOString();
  expect(await ids({ connectionId: 'conn_rare', since, until })).toEqual(wanted.slice(2, 5));
  expect(await ids({ connectionId: 'conn_none' })).toEqual([]);
});
