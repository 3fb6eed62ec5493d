import { expect, test } from 'vitest';
import { pageAddress } from './page-address.js';

test('an address is read as it is opened', () => {
  expect(pageAddress('https://pay.example:8443/a b?c=1')).toEqual({
    href: 'https://pay.example:8443/a%20b?c=1',
    host: 'pay.example:8443',
  });
  // A letter that only looks like another one is told apart.
  expect(pageAddress('https://pаypal.example/')?.host).toBe('xn--pypal-4ve.example');
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address', '', undefined, 3])(
  '%j is no page of the web',
  (address) => {
    expect(pageAddress(address)).toBeUndefined();
  },
);
