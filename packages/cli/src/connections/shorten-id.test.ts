import { expect, test } from 'vitest';
import { shortenId } from './shorten-id.js';

const ids = ['conn_0123456789ab', 'conn_0123456799ab', 'conn_ffff456789ab'];

test.each([
  ['conn_ffff456789ab', 'conn_ffff4567'],
  ['conn_0123456789ab', 'conn_012345678'],
  ['short', 'short'],
])('%s is shown as %s', (id, shown) => {
  expect(shortenId(id, ids)).toBe(shown);
});
