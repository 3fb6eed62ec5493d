import { expect, test } from 'vitest';
import { roughSize } from './rough-size.js';

test.each([
  ['text', 'x'.repeat(1000)],
  ['a list', Array.from({ length: 200 }, (_, index) => index)],
  ['a result', { content: [{ type: 'text', text: 'y'.repeat(500) }], isError: false }],
])('is of the order of the real size: %s', (_, value) => {
  const real = JSON.stringify(value).length;
  expect(roughSize(value)).toBeGreaterThan(real / 5);
  expect(roughSize(value)).toBeLessThan(real * 5);
});

test('is not stopped by depth', () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 1e5; depth += 1) value = [value];
  expect(roughSize(value)).toBeGreaterThan(1e5);
});
