import { describe, expect, test } from 'vitest';
import { addressKey } from './address-key.js';

describe('addressKey', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s by %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  test('tells neighbouring networks apart', () => {
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
  });

  test.each([undefined, '', 'unknown', '1.2.3', '1.2.3.4, 5.6.7.8', '::1]', 'localhost'])(
    'counts all that is no address (%s) together',
    (address) => {
      expect(addressKey(address)).toBe('unknown');
    },
  );
});
