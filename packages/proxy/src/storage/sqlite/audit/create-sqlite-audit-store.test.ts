import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTemporaryDirectory } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import type { PendingAuditEvent } from '../../../core/audit/audit-store.js';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger } from '../silent-logger.fixture.js';

const ancient = '2000-01-01T00:00:00.000Z';

function entry(number: number, more: Partial<PendingAuditEvent> = {}): PendingAuditEvent {
  return {
    at: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    type: 'login',
    outcome: 'success',
    actor: `user:${number}`,
    details: { reason: 'password' },
    ...more,
  };
}

const entries = (count: number): PendingAuditEvent[] =>
  Array.from({ length: count }, (_, index) => entry(index + 1));

async function open(stack: AsyncDisposableStack) {
  const { path } = stack.use(await createTemporaryDirectory());
  const openStore = async () => {
    const store = await openSqliteStore({ dataDir: path, logger: silentLogger });
    stack.defer(() => store.close());
    return store.audit;
  };
  /** Whoever has the file. */
  const raw = new DatabaseSync(join(path, 'nanda.db'));
  stack.defer(() => raw.close());
  return { audit: await openStore(), openStore, raw };
}

describe('the audit log in SQLite', () => {
  test('gives back what was written, the newest first, by type, by actor and page by page', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit } = await open(stack);
    await audit.append(entries(5));
    await audit.append([{ at: ancient, type: 'logout', outcome: 'failure' }]);
    const all = await audit.list({ limit: 10 });
    expect(all.map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(all[0]).toEqual({ seq: 6, at: ancient, type: 'logout', outcome: 'failure' });
    expect(all[5]).toEqual({ ...entry(1), seq: 1 });
    expect(await audit.list({ limit: 10, type: 'logout' })).toEqual([all[0]]);
    expect(await audit.list({ limit: 10, actor: 'user:3' })).toEqual([all[3]]);
    expect(await audit.list({ limit: 2, before: 4 })).toEqual([all[3], all[4]]);
    expect(await audit.verify()).toEqual({ isSound: true, checked: 6 });
  });

  test('chains what several processes write', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit, openStore } = await open(stack);
    const other = await openStore();
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) => (turn % 2 ? audit : other).append(entries(3))),
    );
    const seqs = (await audit.list({ limit: 100 })).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
    expect(await other.verify()).toEqual({ isSound: true, checked: 60 });
  });

  test.each([
    ['update', `update audit_events set actor = 'local' where seq = 2`],
    ['delete', `delete from audit_events where seq = 2`],
    ['delete all', `delete from audit_events`],
    ['replace', `replace into audit_events select * from audit_events where seq = 2`],
    ['delete the start', `delete from audit_start`],
    ['move the start back', `update audit_start set seq = -1`],
    ['move the start to nowhere', `update audit_start set seq = 99, hash = x''`],
    ['move the start with another hash', `update audit_start set seq = 2, hash = x'00'`],
    ['a second start', `insert into audit_start values (2, 0, x'')`],
  ])('refuses to %s', async (_, statement) => {
    await using stack = new AsyncDisposableStack();
    const { audit, raw } = await open(stack);
    await audit.append(entries(3));
    expect(() => raw.exec(statement)).toThrow();
    expect(await audit.verify()).toEqual({ isSound: true, checked: 3 });
  });

  test.each([
    ['changed', 2, `update audit_events set actor = 'somebody' where seq = 2`],
    ['changed', 3, `update audit_events set at = at + 1 where seq = 3`],
    ['changed', 2, `update audit_events set details = null where seq = 2`],
    ['missing', 2, `delete from audit_events where seq = 2`],
    ['missing', 1, `delete from audit_events where seq = 1`],
    ['cut off', 3, `delete from audit_events where seq > 2`],
    ['cut off', 1, `delete from audit_events`],
    [
      'changed',
      2,
      `update audit_events set hash = (select hash from audit_events where seq = 3) where seq = 2`,
    ],
    [
      'changed',
      5,
      `insert into audit_events (seq, at, type, outcome, hash) values (5, 1, 'login', 'success', x'00')`,
    ],
  ] as const)(
    'shows that it was %s at %d by who got around the triggers',
    async (reason, at, statement) => {
      await using stack = new AsyncDisposableStack();
      const { audit, raw } = await open(stack);
      await audit.append(entries(4));
      for (const name of ['unchanged', 'kept']) raw.exec(`drop trigger audit_events_${name}`);
      raw.exec(statement);
      expect(await audit.verify()).toMatchObject({ isSound: false, reason, brokenAt: at });
    },
  );

  test('shows what was cut off also once it goes on', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit, raw } = await open(stack);
    await audit.append(entries(4));
    raw.exec(`drop trigger audit_events_kept; delete from audit_events where seq > 2`);
    await audit.append(entries(2));
    expect((await audit.list({ limit: 10 })).map(({ seq }) => seq)).toEqual([6, 5, 2, 1]);
    expect(await audit.verify()).toMatchObject({ isSound: false, reason: 'missing', brokenAt: 3 });
  });

  test('forgets the oldest by age and by number, and the chain goes on', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit } = await open(stack);
    await audit.append(entries(1200));
    expect(await audit.prune({ before: ancient, maxEntries: 5000 })).toMatchObject({ count: 0 });
    const before = entry(1101).at;
    expect(await audit.prune({ before, maxEntries: 5000 })).toEqual({ count: 1100, upTo: 1100 });
    expect(await audit.verify()).toEqual({ isSound: true, checked: 100 });
    expect(await audit.prune({ before: ancient, maxEntries: 10 })).toEqual({
      count: 90,
      upTo: 1190,
    });
    await audit.append(entries(1));
    expect(await audit.verify()).toEqual({ isSound: true, checked: 11 });
    expect((await audit.list({ limit: 1 }))[0]?.seq).toBe(1201);
  });

  test('never forgets the newest', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit } = await open(stack);
    await audit.append(entries(3));
    await audit.prune({ before: '2100-01-01T00:00:00.000Z', maxEntries: 1 });
    expect(await audit.verify()).toEqual({ isSound: true, checked: 1 });
  });

  test('forgets the same where two do it at once', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit, openStore } = await open(stack);
    const other = await openStore();
    await audit.append(entries(3000));
    const limits = { before: ancient, maxEntries: 100 };
    await Promise.all([audit.prune(limits), other.prune(limits)]);
    expect(await audit.verify()).toEqual({ isSound: true, checked: 100 });
  });

  test('is sound also while its beginning is forgotten', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit, raw } = await open(stack);
    await audit.append(entries(2500));
    const verifying = audit.verify();
    // It has looked at the first thousand, and rests.
    await nextTurn();
    raw.exec(`
      update audit_start set seq = 1500, hash = (select hash from audit_events where seq = 1500);
      delete from audit_events where seq <= 1500;
    `);
    expect(await verifying).toEqual({ isSound: true, checked: 2000 });
  });

  test('is sound also while it grows', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit, openStore } = await open(stack);
    const other = await openStore();
    // Whenever that is: between any two steps.
    for (let steps = 0; steps < 60; steps += 1) {
      const verifying = audit.verify();
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      await other.append(entries(1));
      expect(await verifying, `after ${steps} steps`).toMatchObject({ isSound: true });
    }
  });

  test('is sound with nothing in it', async () => {
    await using stack = new AsyncDisposableStack();
    const { audit } = await open(stack);
    expect(await audit.verify()).toEqual({ isSound: true, checked: 0 });
    expect(await audit.list({ limit: 1 })).toEqual([]);
    expect(await audit.prune({ before: ancient, maxEntries: 1 })).toMatchObject({ count: 0 });
  });
});
