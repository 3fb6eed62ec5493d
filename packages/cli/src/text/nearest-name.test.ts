import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.js';

const names = ['search', 'stream', 'connect', 'connections', 'disconnect', 'walletAddress'];

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
