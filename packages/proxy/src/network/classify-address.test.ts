import { expect, test } from 'vitest';

import { classifyAddress, type AddressClass } from './classify-address.js';

const table: Record<AddressClass, readonly string[]> = {
  public: [
    '1.1.1.1',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ],
  loopback: ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'],
  private: [
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '0.1.2.3',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '3fff::1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::10.0.0.1',
    '::ffff:0:192.168.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::808:808',
    '2002:a00:1::1',
    '2001:0:4136:e378:8000:63bf:f5ff:fffe',
    'not an address',
    '',
  ],
};

const rows = Object.entries(table).flatMap(([expected, addresses]) =>
  addresses.map((address) => ({ address, expected })),
);

test.each(rows)('$address is $expected', ({ address, expected }) => {
  expect(classifyAddress(address)).toBe(expected);
});
