import { expect, test } from 'vitest';
import type { AuditEntry } from './audit-log.js';
import { createRefusalSums } from './create-refusal-sums.js';

const refused: AuditEntry = { type: 'access.refused', outcome: 'refused' };

test('what a user is refused is told apart by what it was', () => {
  const sums = createRefusalSums();
  const by = (details: AuditEntry['details']) =>
    sums.isNew({ ...refused, actor: 'user:a', details });
  expect(by({ path: '/v2/audit', permission: 'audit:read' })).toBe(true);
  expect(by({ path: '/v2/accounts', permission: 'accounts:admin' })).toBe(true);
  expect(by({ path: '/v2/accounts', permission: 'accounts:admin' })).toBe(false);
  expect(sums.collect()).toMatchObject([
    { details: { path: '/v2/accounts', permission: 'accounts:admin', count: 1 } },
  ]);
});

test('of strangers that come again only what they had in common is told', () => {
  const sums = createRefusalSums();
  const by = (path: string) =>
    sums.isNew({ ...refused, remoteAddress: '192.0.2.1', details: { code: 'X', path } });
  expect([by('/a'), by('/a'), by('/b')]).toEqual([true, false, false]);
  expect(sums.collect().map(({ details }) => details)).toEqual([{ code: 'X', count: 2 }]);
  expect(sums.collect()).toEqual([]);
});
