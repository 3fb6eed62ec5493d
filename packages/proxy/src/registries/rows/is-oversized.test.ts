import { expect, test } from 'vitest';
import { isOversized } from './is-oversized.js';
import { readRow } from './read-row.js';

function nested(depth: number): unknown {
  return JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
}

test.each([
  ['many long texts', Array.from({ length: 300 }, () => 'x'.repeat(10_000))],
  [
    'many long keys',
    Object.fromEntries(Array.from({ length: 300 }, (_, n) => [n + 'x'.repeat(5_000), 1])),
  ],
  [
    'many texts',
    { tools: Array.from({ length: 2_000 }, () => ({ description: 'x'.repeat(600) })) },
  ],
  ['many values', { tools: Array.from({ length: 200_000 }, () => 1) }],
  ['depth', nested(150_000)],
])('%s may be too much', (_what, row) => {
  expect(isOversized(row)).toBe(true);
});

test.each([
  ['a large service', { tools: Array.from({ length: 500 }, () => ({ a: 'x'.repeat(1_000) })) }],
  ['depth alone', nested(20_000)],
  ['a long text alone, which is cut', { description: 'x'.repeat(10 * 1_048_576) }],
  ['no object', 'x'],
])('%s is not', (_what, row) => {
  expect(isOversized(row)).toBe(false);
});

test('such a row costs one line, whatever shape it has', () => {
  const context = { key: 'key', registry: 'test', fallbackMoment: '2026-01-01T00:00:00.000Z' };
  const extra = Array.from({ length: 1_000 }, () => 'x'.repeat(2_000));
  const problem = 'it is larger than 1 MiB';
  expect(readRow({ name: 'a', extra }, context)).toEqual({ problem });
  expect(readRow({ server: { name: 'a', extra } }, context)).toEqual({ problem });
});
