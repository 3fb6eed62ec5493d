import { describe, expect, test } from 'vitest';
import { resolveTrustedProxies } from './resolve-trusted-proxies.js';
import type { Arrival } from './surfaces/create-app.js';
import { toArrival } from './to-arrival.js';

interface Way {
  readonly socketAddress?: string | undefined;
  readonly isSocket?: boolean;
  readonly trusted?: number;
}

function arrive(
  fields: Readonly<Record<string, string>>,
  way: Way = { socketAddress: '127.0.0.1' },
): Arrival {
  const { socketAddress, isSocket = false, trusted = 0 } = way;
  return toArrival(
    { headers: new Headers(fields) },
    {
      socketAddress,
      isSocket,
      isExposed: false,
      ownHosts: [],
      trusted: resolveTrustedProxies(trusted, { environment: {} }),
    },
  );
}

const handedOn = { 'x-forwarded-for': '127.0.0.1' };

describe('how a request came', () => {
  test('from this machine, or over its socket', () => {
    expect(arrive({})).toMatchObject({ isLoopback: true, isSocket: false });
    expect(arrive({}, { socketAddress: '::ffff:127.0.0.1' }).isLoopback).toBe(true);
    expect(arrive({}, { socketAddress: undefined, isSocket: true })).toMatchObject({
      isLoopback: true,
      isSocket: true,
    });
    expect(arrive({}, { socketAddress: '203.0.113.7' }).isLoopback).toBe(false);
    expect(arrive({}, { socketAddress: undefined }).isLoopback).toBe(false);
  });

  test.each([0, 1, 3])(
    'through another proxy: never as the user of this machine (%d trusted)',
    (trusted) => {
      const nobody = { isLoopback: false, isSocket: false };
      expect(arrive(handedOn, { socketAddress: '127.0.0.1', trusted })).toMatchObject(nobody);
      expect(
        arrive({ forwarded: 'for=127.0.0.1' }, { socketAddress: '::1', trusted }),
      ).toMatchObject(nobody);
      const bySocket = { socketAddress: undefined, isSocket: true, trusted };
      expect(arrive(handedOn, bySocket)).toMatchObject(nobody);
    },
  );

  test('with the address that a trusted proxy has told', () => {
    const fields = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
    expect(arrive(fields, { socketAddress: '127.0.0.1', trusted: 1 })).toMatchObject({
      remoteAddress: '203.0.113.7',
      isSecure: true,
    });
    expect(arrive(fields)).toMatchObject({ remoteAddress: '127.0.0.1', isSecure: false });
    const bySocket = { socketAddress: undefined, isSocket: true, trusted: 1 };
    expect(arrive(fields, bySocket).remoteAddress).toBe('203.0.113.7');
  });
});
