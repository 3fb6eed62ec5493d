import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { hashParameters } from './hash-parameters.js';

afterEach(() => vi.unstubAllGlobals());

/** As services do it, word for word. */
function hashedByService(sent: Record<string, unknown>): string {
  const toolArguments = JSON.parse(JSON.stringify(sent)) as Record<string, unknown>;
  const sorted = Object.keys(toolArguments)
    .filter((key) => key !== '__evmauth')
    .toSorted()
    .reduce<Record<string, unknown>>((all, key) => {
      all[key] = toolArguments[key];
      return all;
    }, {});
  return `0x${createHash('sha256').update(JSON.stringify(sorted)).digest('hex')}`;
}

test.each<[string, Record<string, unknown>]>([
  ['nothing', {}],
  ['names out of order', { query: 'tea', depth: 3, a: null }],
  ['nested names, which keep their order', { z: { b: 1, a: [{ d: 1, c: 2 }] }, a: 1 }],
  ['names that are numbers', { b: 1, 10: 'x', 2: 'y' }],
  ['capitals before small letters', { a: 1, B: 2, Ä: 3, '😀': 4 }],
  ['texts of all kinds', { text: '"\\\u2028é😀\ud800' }],
  ['numbers', { tiny: 1e-7, large: 1e21, negative: -0, exact: 9_007_199_254_740_991 }],
  ['a proof beside them', { query: 'tea', __evmauth: { signature: '0x' } }],
  ['a name that is no member', JSON.parse('{"a":1,"__proto__":{"b":2}}') as object as never],
])('%s', async (_, sent) => {
  const hash = await hashParameters(sent);
  expect(hash).toBe(hashedByService(sent));
  expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
});

test('a page without WebCrypto is told what to do', async () => {
  vi.stubGlobal('crypto', {});
  await expect(hashParameters({})).rejects.toThrow(/https/);
});
