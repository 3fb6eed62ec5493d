import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanText } from '../../registries/values/clean-text.js';
import type { AuditEntry } from './audit-log.js';
import type { AuditStore, PendingAuditEvent, WrittenAuditEvent } from './audit-store.js';
import { createAuditLog, type AuditLogOptions } from './create-audit-log.js';

const login: AuditEntry = { type: 'login', outcome: 'success', actor: 'user:a' };
const refused: AuditEntry = {
  type: 'access.refused',
  outcome: 'refused',
  remoteAddress: '203.0.113.7',
  details: { code: 'UNAUTHENTICATED', path: '/v2/connections' },
};

/** A store that may refuse. */
function fakeStore() {
  const events: PendingAuditEvent[] = [];
  const batches: number[] = [];
  const state = { isFull: false, pruned: 0 };
  const store: AuditStore = {
    async append(added) {
      if (state.isFull) throw new Error('The disk is full.');
      events.push(...added);
      batches.push(added.length);
      return added.map((event, index) => ({ ...event, seq: index + 1, hash: '' }));
    },
    list: async () => events.map((event, index) => ({ ...event, seq: index + 1 })),
    verify: async () => ({ isSound: true, checked: events.length }),
    prune: async () => ({ count: state.pruned, upTo: state.pruned }),
  };
  return { store, events, batches, state };
}

function open(options: Partial<AuditLogOptions> = {}) {
  const errors: string[] = [];
  const logger = {
    debug() {},
    info() {},
    warn: (message: string) => void errors.push(message),
    error: (message: string) => void errors.push(message),
  };
  const audit = createAuditLog({
    clean: (text, { maxLength }) => cleanText(text, { maxLength }),
    logger,
    age: 1000,
    maxEntries: 100,
    ...options,
  });
  return { audit, errors, ...fakeStore() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the audit log', () => {
  test('writes what was noted together, in its order', async () => {
    const { audit, store, events, batches } = open();
    audit.open(store);
    for (const name of ['a', 'b', 'c']) audit.record({ ...login, actor: name });
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(events.map(({ actor }) => actor)).toEqual(['a', 'b', 'c']);
    expect(batches).toEqual([3]);
    await audit.close();
  });

  test('keeps what is noted before there is a store', async () => {
    const { audit, store, events } = open();
    audit.record(login);
    await vi.advanceTimersByTimeAsync(10_000);
    audit.open(store);
    await audit.close();
    expect(events).toHaveLength(1);
  });

  test('writes in steps that leave others their turn', async () => {
    const { audit, store, batches } = open();
    audit.open(store);
    for (let number = 0; number < 600; number += 1) audit.record(login);
    await audit.flush();
    expect(batches).toEqual([250, 250, 100]);
    await audit.close();
  });

  test('shows in a list what was noted just before', async () => {
    const { audit, store } = open();
    audit.open(store);
    audit.record(login);
    expect(await audit.list({ limit: 10 })).toHaveLength(1);
    await audit.close();
  });

  test('holds on to what cannot be written, says so once, and writes it later', async () => {
    const { audit, store, state, events, errors } = open();
    audit.open(store);
    state.isFull = true;
    for (const name of ['a', 'b']) {
      audit.record({ ...login, actor: name });
      await audit.flush();
    }
    expect(errors).toEqual(['The audit log cannot be written']);
    state.isFull = false;
    audit.record({ ...login, actor: 'c' });
    await audit.flush();
    expect(events.map(({ actor }) => actor)).toEqual(['a', 'b', 'c']);
    await audit.close();
  });

  test('is bounded while nothing can be written, and says what was lost', async () => {
    const { audit, store, state, events, errors } = open({ maxWaiting: 10 });
    audit.open(store);
    state.isFull = true;
    for (let number = 0; number < 50; number += 1) audit.record(login);
    await audit.flush();
    state.isFull = false;
    await audit.flush();
    expect(events).toHaveLength(10);
    expect(errors.at(-1)).toMatch(/were lost/);
    await audit.close();
  });

  test('sums up what is refused again and again', async () => {
    const { audit, store, events } = open();
    audit.open(store);
    for (let number = 0; number < 1000; number += 1) {
      audit.record({ ...refused, actor: `anonymous:${number}`, requestId: `req_${number}` });
    }
    await audit.flush();
    expect(events).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({ type: 'access.refused', details: { count: 999 } });
    expect(events[1]?.requestId).toBeUndefined();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(events).toHaveLength(2);
    await audit.close();
  });

  test('tells callers apart, but no more than it can hold', async () => {
    const { audit, store, events } = open();
    audit.open(store);
    for (let number = 0; number < 10_000; number += 1) {
      audit.record({ ...refused, remoteAddress: `10.${number >> 8}.${number & 255}.1` });
    }
    await audit.flush();
    expect(events).toHaveLength(256);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events).toHaveLength(257);
    expect(events[256]).toMatchObject({ type: 'access.refused', details: { count: 9744 } });
    await audit.close();
  });

  test('writes what was counted when it is closed', async () => {
    const { audit, store, events } = open();
    audit.open(store);
    audit.record(refused);
    audit.record(refused);
    await audit.close();
    expect(events.map(({ details }) => details?.['count'])).toEqual([undefined, 1]);
  });

  test('tells of one failure once, whoever sees it', async () => {
    const { audit, store, events } = open();
    audit.open(store);
    const failure = new Error('blocked');
    audit.record({ type: 'address.blocked', outcome: 'refused', actor: 'user:a', failure });
    audit.record({ type: 'address.blocked', outcome: 'refused', failure });
    await audit.close();
    expect(events.map(({ actor }) => actor)).toEqual(['user:a']);
  });

  test('notes that it has forgotten something', async () => {
    const { audit, store, state, events } = open();
    audit.open(store);
    state.pruned = 7;
    await vi.advanceTimersByTimeAsync(60_000);
    await audit.close();
    expect(events[0]).toMatchObject({ type: 'audit.pruned', details: { count: 7, upTo: 7 } });
  });

  test('hands on what is written', async () => {
    const lines: WrittenAuditEvent[] = [];
    const { audit, store } = open({ sink: async (written) => void lines.push(...written) });
    audit.open(store);
    audit.record(login);
    await audit.close();
    expect(lines).toMatchObject([{ seq: 1, type: 'login', hash: '' }]);
  });

  test('leaves no timer behind', async () => {
    const { audit, store } = open();
    audit.open(store);
    audit.record(login);
    await audit.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('never throws, whatever it is given', async () => {
    const { audit, store } = open();
    audit.open(store);
    const hostile = {
      get reason(): string {
        throw new Error('no');
      },
    };
    audit.record({ ...login, details: hostile });
    audit.record({ ...login, details: { reason: 1n, name: Symbol('x'), count: Number.NaN } });
    audit.record(login);
    await audit.close();
  });
});
