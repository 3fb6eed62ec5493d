import type { RegistryStatus } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { describeNotices } from './describe-notices.js';

const syncedAt = '2026-06-01T12:34:56.000Z';
const base: RegistryStatus = {
  name: 'acme',
  type: 'nanda',
  state: 'fresh',
  services: 0,
  problems: ['row 7'],
};

test.each<[Partial<RegistryStatus>, string | undefined]>([
  [{ state: 'fresh', syncedAt }, undefined],
  [{ state: 'pending' }, 'has not been read yet'],
  [
    { state: 'stale', syncedAt, services: 5 },
    'does not answer; what it lists is of 2026-06-01 12:34 UTC',
  ],
  [{ state: 'failed' }, 'does not answer, and has not been read yet'],
  [{ state: 'failed', services: 5 }, 'does not answer; only a part of it has been read'],
  [{ state: 'syncing', services: 5 }, 'is being read for the first time: 5 services so far'],
  [
    { state: 'syncing', services: 1_234, progress: { read: 5, total: 90_000 } },
    'is being read for the first time: 1,234 of 90,000 services so far',
  ],
  [{ state: 'syncing', progress: { read: 0, total: 90 } }, 'is being read for the first time'],
  [{ state: 'syncing', services: 5, syncedAt }, undefined],
])('%j: %s', (status, message) => {
  const { state = 'fresh', syncedAt: moment } = status;
  expect(describeNotices([{ ...base, ...status }])).toEqual(
    message === undefined
      ? []
      : [{ registry: 'acme', state, message, ...(moment !== undefined && { syncedAt: moment }) }],
  );
});

test('tells of each registry that there is something to tell of, in their order', () => {
  const statuses: RegistryStatus[] = [
    { ...base, name: 'b', state: 'failed' },
    { ...base, name: 'c' },
    { ...base, name: 'a', state: 'pending' },
  ];
  expect(describeNotices(statuses).map(({ registry }) => registry)).toEqual(['b', 'a']);
});
