import { expect, test } from 'vitest';
import { writeJson } from './write-json.js';

const written = (value: unknown): string => [...writeJson(value)].join('');

test.each([
  null,
  true,
  -1.5e300,
  'a "quoted"\n\u2028 text',
  [],
  {},
  [1, [null, undefined], { a: undefined, b: [] }],
  { 'a"b': { c: [{ d: 'e' }] }, __proto__: null, '': 0 },
])('writes %j as JSON.stringify does', (value) => {
  expect(written(value)).toBe(JSON.stringify(value));
});

test('a large text comes in pieces, and is the same text', () => {
  // A pair of surrogates lies across every border.
  const text = `x${'😀'.repeat(200_000)}`;
  const value = { content: [{ type: 'text', text }], after: 1 };
  const all = [...writeJson(value)];
  expect(all.length).toBeGreaterThan(5);
  expect(Math.max(...all.map(({ length }) => length))).toBeLessThan(1_000_000);
  expect(JSON.parse(all.join(''))).toEqual(value);
});
