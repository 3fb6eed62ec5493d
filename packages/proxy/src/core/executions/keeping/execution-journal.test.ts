import type { ExecutionEvent } from '@nanda/protocol';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { ExecutionWrite } from '../execution-repository.js';
import { createExecutionJournal, type JournalEntry } from './execution-journal.js';

const logger = { debug() {}, info() {}, warn() {}, error() {} };

function entryOf(id: string): JournalEntry {
  return {
    snapshot: () => ({
      id,
      owner: { kind: 'local' },
      connectionId: 'c',
      serviceId: 's',
      toolName: 't',
      state: 'running',
      startedAt: '2026-01-01T00:00:00.000Z',
      lastSeq: 1,
    }),
    textOf: (event) => JSON.stringify(event),
    publish: () => undefined,
  };
}

const event = { seq: 1, type: 'started' } as ExecutionEvent;

test('everybody who waits for what was noted waits until it is written', async () => {
  const begun: { readonly ids: readonly string[]; readonly end: () => void }[] = [];
  const written: string[] = [];
  const journal = createExecutionJournal({
    logger,
    repository: {
      async write(writes: readonly ExecutionWrite[]) {
        const ids = writes.map(({ execution }) => execution.id);
        await new Promise<void>((resolve) => begun.push({ ids, end: resolve }));
        written.push(...ids);
      },
    },
  });
  journal.note(entryOf('a'), event);
  const first = journal.flush();
  await waitFor(() => begun.length === 1, { description: 'the first write' });
  journal.note(entryOf('b'), event);
  const seen = [1, 2].map(async () => {
    await journal.flush();
    return [...written];
  });
  expect(begun.map(({ ids }) => ids)).toEqual([['a']]);
  begun[0]?.end();
  await first;
  await waitFor(() => begun.length === 2, { description: 'the second write' });
  // Whoever does not wait for it has said so by now.
  await new Promise((resolve) => setImmediate(resolve));
  begun[1]?.end();
  expect(await Promise.all(seen)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});
