import { expect, test } from 'vitest';

import { isAddressAllowed } from './is-address-allowed.js';

test.each([
  ['public', [true, false, false]],
  ['public-and-loopback', [true, true, false]],
  ['any', [true, true, true]],
] as const)('%s', (policy, expected) => {
  const addresses = ['8.8.8.8', '127.0.0.1', '10.0.0.1'];
  expect(addresses.map((address) => isAddressAllowed(address, policy))).toEqual(expected);
});
