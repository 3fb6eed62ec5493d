import { expect, test } from 'vitest';
import { hashName } from './hash-name.js';

test('is the same for the same name, and hardly ever for another', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `acme/service-${index}`);
  const hashes = names.map(hashName);
  expect(names.map(hashName)).toEqual(hashes);
  expect(new Set(hashes).size).toBeGreaterThan(19_990);
  expect(hashName('ab')).not.toBe(hashName('ba'));
});

test.each(['', 'a', 'näme 🙂', 'x'.repeat(1_000)])('%j fits into 32 bits, signed', (name) => {
  expect(hashName(name)).toBe(hashName(name) | 0);
});
