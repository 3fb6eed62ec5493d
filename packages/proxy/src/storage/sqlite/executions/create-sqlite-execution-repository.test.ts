import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ExecutionRepository } from '../../../core/executions/execution-repository.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { endedWrite } from './ended-write.fixture.js';
import { makeExecution } from './make-execution.fixture.js';

let store: SqliteStore;
let executions: ExecutionRepository;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  ({ executions } = store);
});

afterEach(async () => {
  await store.close();
});

const everything = { after: 0, limit: 1_000, maxBytes: 1_000_000 };

test('an execution is found as it was written last, with all of its events', async () => {
  const begun = makeExecution({
    id: 'exec_1',
    owner: { kind: 'anonymous', clientId: 'hash' },
    parameters: '{"city":"Zürich"}',
    idempotency: { scope: 'scope', parameters: 'hash' },
    position: 'first',
    lastSeq: 1,
  });
  await executions.write([{ execution: begun, events: [{ seq: 1, json: '{"type":"started"}' }] }]);
  expect(await executions.find('exec_1')).toEqual(begun);

  const { position: _, ...rest } = begun;
  const ended = {
    ...rest,
    state: 'failed',
    endedAt: '2026-01-01T00:00:01.500Z',
    error: '{"code":"TOOL_TIMEOUT"}',
    metadata: '{"retryCount":0}',
    lastSeq: 3,
  } as const;
  await executions.write([
    {
      execution: ended,
      events: [
        { seq: 2, json: '{"type":"progress"}' },
        { seq: 3, json: '{"type":"error"}' },
      ],
    },
  ]);
  expect(await executions.find('exec_1')).toEqual(ended);
  expect(await executions.events('exec_1', everything)).toEqual([
    { seq: 1, json: '{"type":"started"}' },
    { seq: 2, json: '{"type":"progress"}' },
    { seq: 3, json: '{"type":"error"}' },
  ]);
});

test('what is not there is not found', async () => {
  await executions.write([]);
  expect(await executions.find('exec_1')).toBeUndefined();
  expect(await executions.findByKey('scope')).toBeUndefined();
  expect(await executions.events('exec_1', everything)).toEqual([]);
  expect(await executions.list({ kind: 'local' }, { limit: 10 })).toEqual([]);
  expect(await executions.takeOver()).toEqual([]);
  expect(await executions.prune({ endedBefore: '2030-01-01T00:00:00Z', maxBytes: 0 })).toBe(0);
});

test('an execution that comes twice in one write, and again in the next, keeps every event', async () => {
  const write = (seq: number) => ({
    execution: makeExecution({ id: 'exec_1', lastSeq: seq }),
    events: [{ seq, json: String(seq) }],
  });
  await executions.write([write(1), write(2)]);
  await executions.write([write(3)]);
  expect((await executions.events('exec_1', everything)).map(({ json }) => json)).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect(await executions.find('exec_1')).toMatchObject({ lastSeq: 3 });
});

test('an event that comes a second time undoes all of its write', async () => {
  await executions.write([endedWrite({ id: 'exec_1' }, ['first'])]);
  const again = {
    execution: makeExecution({ id: 'exec_1', toolName: 'tool', lastSeq: 2 }),
    events: [
      { seq: 2, json: 'second' },
      { seq: 1, json: 'first again' },
    ],
  };
  await expect(executions.write([endedWrite({ id: 'exec_2' }), again])).rejects.toThrow(/UNIQUE/);
  expect(await executions.find('exec_2')).toBeUndefined();
  expect(await executions.find('exec_1')).toMatchObject({ state: 'completed', lastSeq: 1 });
  expect(await executions.events('exec_1', everything)).toEqual([{ seq: 1, json: 'first' }]);
  // What comes next is not in the way of what was undone.
  await executions.write([endedWrite({ id: 'exec_2' })]);
  expect(await executions.find('exec_2')).toBeDefined();
});

test('of several with one key, the newest is found', async () => {
  const idempotency = { scope: 'scope', parameters: 'hash' };
  await executions.write([
    endedWrite({ id: 'exec_b', idempotency, startedAt: '2026-01-02T00:00:00.000Z' }),
    endedWrite({ id: 'exec_a', idempotency, startedAt: '2026-01-01T00:00:00.000Z' }),
    endedWrite({ id: 'exec_c', idempotency: { scope: 'other', parameters: 'hash' } }),
  ]);
  expect(await executions.findByKey('scope')).toMatchObject({ id: 'exec_b', idempotency });
  await executions.write([
    endedWrite({ id: 'exec_0', idempotency, startedAt: '2026-01-02T00:00:00.000Z' }),
  ]);
  expect(await executions.findByKey('scope')).toMatchObject({ id: 'exec_0' });
});

test('events come in order, and as many at once as are asked for', async () => {
  const texts = Array.from({ length: 12 }, (_, index) => `event ${index + 1}`);
  await executions.write([
    endedWrite({ id: 'exec_1' }, texts),
    endedWrite({ id: 'exec_2' }, ['of another one']),
  ]);
  const read: string[] = [];
  for (let after = 0; ;) {
    const page = await executions.events('exec_1', { after, limit: 5, maxBytes: 1_000 });
    if (page.length === 0) break;
    expect(page.length).toBeLessThanOrEqual(5);
    read.push(...page.map(({ json }) => json));
    after = page.at(-1)?.seq ?? 0;
  }
  expect(read).toEqual(texts);
});

test('a page ends before it is too large, but never has nothing', async () => {
  // 'ü' has two bytes.
  const texts = ['a'.repeat(50), 'ü'.repeat(25), 'b', 'c'.repeat(200), 'd'];
  await executions.write([endedWrite({ id: 'exec_1' }, texts)]);
  const seqs = async (after: number, maxBytes: number) =>
    (await executions.events('exec_1', { after, limit: 10, maxBytes })).map(({ seq }) => seq);
  expect(await seqs(0, 100)).toEqual([1, 2]);
  expect(await seqs(0, 101)).toEqual([1, 2, 3]);
  expect(await seqs(3, 10)).toEqual([4]);
  expect(await seqs(3, 1_000)).toEqual([4, 5]);
  expect(await seqs(5, 1_000)).toEqual([]);
});

test('what is no JSON comes back as it is', async () => {
  await executions.write([
    endedWrite({ id: 'exec_1', metadata: '{"cut', error: 'no json' }, ['{']),
  ]);
  const [listed] = await executions.list({ kind: 'local' }, { limit: 10 });
  expect(listed).toMatchObject({ metadata: '{"cut', error: 'no json' });
  expect(await executions.events('exec_1', everything)).toEqual([{ seq: 1, json: '{' }]);
});

test('a store that is opened again has all of it, and nothing to take over of what has ended', async () => {
  await using directory = await createTemporaryDirectory();
  const first = await openSqliteStore({ dataDir: directory.path, logger });
  const write = endedWrite({ id: 'exec_1', parameters: '{}' }, ['result']);
  await first.executions.write([write]);
  await first.close();
  const second = await openSqliteStore({ dataDir: directory.path, logger });
  expect(await second.executions.takeOver()).toEqual([]);
  expect(await second.executions.find('exec_1')).toEqual(write.execution);
  expect(await second.executions.events('exec_1', everything)).toEqual(write.events);
  await second.close();
});

test('what had not ended when its store was closed is taken over once, the oldest first', async () => {
  await using directory = await createTemporaryDirectory();
  const first = await openSqliteStore({ dataDir: directory.path, logger });
  const younger = makeExecution({ id: 'exec_1', startedAt: '2026-01-02T00:00:00.000Z' });
  const older = makeExecution({ id: 'exec_2', state: 'input_required', parameters: '{"a":1}' });
  await first.executions.write([
    { execution: younger, events: [] },
    { execution: older, events: [] },
    endedWrite({ id: 'exec_3' }),
  ]);
  await first.close();
  const [second, third] = await Promise.all([
    openSqliteStore({ dataDir: directory.path, logger }),
    openSqliteStore({ dataDir: directory.path, logger }),
  ]);
  expect(await second.executions.takeOver()).toEqual([older, younger]);
  expect(await second.executions.takeOver()).toEqual([]);
  expect(await third.executions.takeOver()).toEqual([]);
  await second.close();
  await third.close();
});

test('of an execution that another process has, nothing is written, and all else is', async () => {
  await using directory = await createTemporaryDirectory();
  const warn = vi.fn();
  const first = await openSqliteStore({ dataDir: directory.path, logger });
  const second = await openSqliteStore({ dataDir: directory.path, logger: { ...logger, warn } });
  await first.executions.write([endedWrite({ id: 'exec_1' }, ['mine'])]);
  await second.executions.write([
    endedWrite({ id: 'exec_2' }, ['before']),
    {
      execution: makeExecution({ id: 'exec_1', state: 'failed', lastSeq: 2 }),
      events: [{ seq: 2, json: 'theirs' }],
    },
    endedWrite({ id: 'exec_3' }, ['after']),
  ]);
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/taken over/),
    expect.objectContaining({ executions: 1, first: 'exec_1' }),
  );
  expect(await second.executions.find('exec_1')).toMatchObject({ state: 'completed', lastSeq: 1 });
  expect(await second.executions.events('exec_1', everything)).toEqual([{ seq: 1, json: 'mine' }]);
  expect(await first.executions.events('exec_2', everything)).toHaveLength(1);
  expect(await first.executions.events('exec_3', everything)).toHaveLength(1);
  await first.close();
  await second.close();
});
