import { describe, expect, test } from 'vitest';
import { resolveTrustedProxies } from '../../resolve-trusted-proxies.js';
import { findCaller, type Caller } from './find-caller.js';

function find(
  fields: Readonly<Record<string, string>>,
  {
    trusted = 1,
    socketAddress = '10.0.0.1',
  }: { trusted?: number | readonly string[]; socketAddress?: string } = {},
): Caller {
  const proxies = resolveTrustedProxies(trusted, { environment: {} });
  return findCaller({ headers: new Headers(fields) }, { socketAddress, trusted: proxies });
}

describe('findCaller', () => {
  test('takes the address of the socket where nobody handed the request on', () => {
    expect(find({})).toEqual({ remoteAddress: '10.0.0.1', isForwarded: false, isSecure: false });
  });

  test('believes nobody who is not trusted, and sees that it was handed on', () => {
    const fields = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
    expect(find(fields, { trusted: 0 })).toEqual({
      remoteAddress: '10.0.0.1',
      isForwarded: true,
      isSecure: false,
    });
    expect(find(fields, { trusted: ['192.168.0.0/16'] }).remoteAddress).toBe('10.0.0.1');
    expect(find({ forwarded: 'for=203.0.113.7' }, { trusted: 0 }).isForwarded).toBe(true);
  });

  test.each([
    [1, '203.0.113.7'],
    [2, '198.51.100.2'],
    [3, '192.0.2.3'],
    [9, '192.0.2.3'],
    [['10.0.0.0/8'], '203.0.113.7'],
    [['10.0.0.1', '203.0.113.0/24'], '198.51.100.2'],
    [['10.0.0.0/8', '203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24'], '192.0.2.3'],
  ] as const)('follows %j proxies outwards to %s', (trusted, address) => {
    const fields = { 'x-forwarded-for': '192.0.2.3, 198.51.100.2, 203.0.113.7' };
    expect(find(fields, { trusted }).remoteAddress).toBe(address);
  });

  test('does not believe what a caller wrote before the proxy added its own', () => {
    expect(find({ 'x-forwarded-for': '127.0.0.1, 203.0.113.7' }).remoteAddress).toBe('203.0.113.7');
  });

  test('does not believe the field that the proxy only handed on', () => {
    const fields = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=127.0.0.1' };
    expect(find(fields).remoteAddress).toBe('10.0.0.1');
    expect(find({ ...fields, forwarded: 'for=203.0.113.7' }).remoteAddress).toBe('203.0.113.7');
  });

  test.each([
    ['for=203.0.113.7', '203.0.113.7'],
    ['For="203.0.113.7:4711";proto=https', '203.0.113.7'],
    ['proto=https; for="[2001:db8::7]:4711"', '2001:db8::7'],
    ['for=192.0.2.3, for=203.0.113.7', '203.0.113.7'],
    ['for=unknown', '10.0.0.1'],
    ['for=_hidden', '10.0.0.1'],
    ['by=203.0.113.7', '10.0.0.1'],
    ['', '10.0.0.1'],
  ])('reads %j as RFC 7239 has it', (forwarded, address) => {
    expect(find({ forwarded }).remoteAddress).toBe(address);
  });

  test.each(['203.0.113.7:80', ' 203.0.113.7 ', '[203.0.113.7]:80', '"203.0.113.7"'])(
    'reads %j as an address',
    (text) => expect(find({ 'x-forwarded-for': text }).remoteAddress).toBe('203.0.113.7'),
  );

  test.each(['unknown', '', ',', '<script>', '999.1.1.1', 'localhost'])(
    'takes %j for no address',
    (text) => expect(find({ 'x-forwarded-for': text }).remoteAddress).toBe('10.0.0.1'),
  );

  test('is quick with fields that are as long as fields can be', () => {
    const many = Array.from({ length: 8000 }, () => '1').join(',');
    expect(find({ 'x-forwarded-for': many }, { trusted: 16 }).remoteAddress).toBe('10.0.0.1');
    expect(find({ forwarded: 'for=;'.repeat(3000) }).remoteAddress).toBe('10.0.0.1');
  });

  test.each([
    { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' },
    { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'http, HTTPS' },
    { forwarded: 'for=203.0.113.7;proto=https' },
  ])('believes a trusted proxy that it came over TLS: %j', (fields) => {
    expect(find(fields).isSecure).toBe(true);
    expect(find(fields, { trusted: 0 }).isSecure).toBe(false);
  });
});

describe('resolveTrustedProxies', () => {
  const isTrusted = (value: string, address: string, hop = 0): boolean =>
    resolveTrustedProxies(undefined, { environment: { TRUSTED_PROXIES: value } }).isTrusted(
      address,
      { hop },
    );

  test('trusts nobody where nothing is said', () => {
    expect(isTrusted('', '10.0.0.1')).toBe(false);
  });

  test('reads the environment', () => {
    expect(isTrusted('2', '10.0.0.1', 1)).toBe(true);
    expect(isTrusted('2', '10.0.0.1', 2)).toBe(false);
    expect(isTrusted('10.0.0.0/8, 2001:db8::/32', '2001:db8::1')).toBe(true);
    expect(isTrusted('10.0.0.0/8', '::ffff:10.1.2.3')).toBe(true);
    expect(isTrusted('10.0.0.0/8', '11.0.0.1')).toBe(false);
  });

  test.each(['10.0.0.0/33', '10.0.0/8', 'proxy.example', '10.0.0.0/8/8', '17', '10.0.0.0/'])(
    'refuses %j',
    (value) => expect(() => isTrusted(value, '10.0.0.1')).toThrow(TypeError),
  );
});
