import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.js';

const names = ['search', 'stream', 'connect', 'connections', 'disconnect', 'walletAddress'];

test('one letter is not like another one', () => {
  expect(nearestName('4', ['1', '2'])).toBeUndefined();
  expect(nearestName('i', ['x', 'id'])).toBe('id');
});

test.each([
  ['serch', 'search'],
  ['sreach', 'search'],
  ['conect', 'connect'],
  ['conn', 'connect'],
  ['waletAdress', 'walletAddress'],
  ['zzz', undefined],
  ['', undefined],
])('%j is taken for %j', (typed, meant) => {
  expect(nearestName(typed, names)).toBe(meant);
});
