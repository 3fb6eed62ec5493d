import { expect, test } from 'vitest';
import { hashName } from '../search/hash-name.js';
import { indexHashes } from './index-hashes.js';

test('finds all rows of a hash, and none of another', () => {
  const names = ['weather', 'slack', 'weather', '', 'github', 'weather'];
  const find = indexHashes(Int32Array.from(names, (name) => (name === '' ? 0 : hashName(name))));
  expect(find(hashName('weather'))).toEqual([0, 2, 5]);
  expect(find(hashName('github'))).toEqual([4]);
  expect(find(hashName('gitlab'))).toEqual([]);
});

test('hashes may be negative', () => {
  const find = indexHashes(Int32Array.of(-1, 5, -1, -2_147_483_648));
  expect(find(-1)).toEqual([0, 2]);
  expect(find(-2_147_483_648)).toEqual([3]);
  expect(find(5)).toEqual([1]);
});
