import { expect, test } from 'vitest';
import { findLastWarning } from './find-last-warning.js';

const line = (time: string, level: string, fields: object) =>
  JSON.stringify({ time, level, message: 'registry failed', ...fields });

test('gives the reason of the last warning since a time', () => {
  const lines = [
    line('2030-01-01T00:00:00.000Z', 'warn', { reason: 'too old' }),
    line('2030-01-03T00:00:00.000Z', 'warn', { reason: 'no file', cause: '/x: ENOENT' }),
    line('2030-01-04T00:00:00.000Z', 'info', { reason: 'all is well' }),
    'no JSON at all',
  ];
  expect(findLastWarning(lines, { since: '2030-01-02T00:00:00.000Z' })).toBe(
    'no file (/x: ENOENT)',
  );
  expect(findLastWarning(lines, { since: '2030-01-05T00:00:00.000Z' })).toBeUndefined();
});
