import { expect, test } from 'vitest';
import type { StoredExecution } from '../execution-repository.js';
import { createMemoryExecutionRepository } from '../memory-repository.fixture.js';
import { settleExecution } from '../settle-execution.js';
import { createStoredRecord } from './stored-record.js';

/** One that runs in another process. */
const elsewhere: StoredExecution = {
  id: `exec_${'0'.repeat(32)}`,
  owner: { kind: 'local' },
  connectionId: 'c',
  serviceId: 's',
  toolName: 't',
  state: 'running',
  startedAt: '2026-01-01T00:00:00.000Z',
  lastSeq: 0,
};

test('who reads what is no longer there in full is told so', async () => {
  const json = (seq: number, type: string) =>
    JSON.stringify({ id: `${elsewhere.id}.${seq}`, executionId: elsewhere.id, seq, type });
  const events = [3, 4].map((seq) => ({ seq, json: json(seq, 'progress') }));
  const ended = { ...elsewhere, state: 'cancelled', endedAt: elsewhere.startedAt, lastSeq: 6 };
  const repository = createMemoryExecutionRepository({
    events: [[elsewhere.id, [...events, { seq: 6, json: json(6, 'cancelled') }]]],
  });
  const record = await createStoredRecord(ended as StoredExecution, { repository });
  const { signal } = new AbortController();
  const read = await Array.fromAsync(record.follow({ after: 1, signal }));
  expect(read).toMatchObject([
    { id: `${elsewhere.id}.2`, seq: 2, type: 'log', logger: 'nanda' },
    { seq: 3, type: 'progress' },
    { seq: 4, type: 'progress' },
    { seq: 5, type: 'log', data: expect.stringMatching(/1 event is missing/) },
    { seq: 6, type: 'cancelled' },
  ]);
});

test('a store that cannot be read ends the wait with an outcome, and never with a rejection', async () => {
  const repository = {
    ...createMemoryExecutionRepository(),
    find: async () => {
      throw new Error('/home/somebody/nanda.db is closed');
    },
  };
  const record = await createStoredRecord(elsewhere, { repository });
  const outcome = await record.ended;
  expect(outcome).toMatchObject({ kind: 'error', error: { code: 'INTERNAL_ERROR' } });
  expect(JSON.stringify(outcome)).not.toContain('somebody');
  expect(await settleExecution(record)).toMatchObject({
    response: { status: 'error' },
    failure: { code: 'INTERNAL_ERROR' },
  });
});
