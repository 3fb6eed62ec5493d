import { expect, test } from 'vitest';
import { guardRequest } from './guard-request.js';

const options = { allowedHosts: ['proxy.example'], allowedOrigins: [], isExposed: false };

function request(host: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://${host}/v2/services`, { headers: { host, ...headers } });
}

test.each(['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]:3000', 'PROXY.example:1'])(
  'lets %s in',
  (host) => {
    expect(guardRequest(request(host), options)).toBeUndefined();
  },
);

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example', '10.0.0.1'])(
  'refuses the host %s',
  (host) => {
    expect(() => guardRequest(request(host), options)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  },
);

test('refuses a request that is addressed to one host and carries the name of another', () => {
  const forged = new Request('http://evil.example/', { headers: { host: 'localhost' } });
  expect(() => guardRequest(forged, options)).toThrow(/host name/);
});

test('an exposed port is known by any address, and still by no foreign name', () => {
  const exposed = { ...options, isExposed: true };
  expect(guardRequest(request('192.168.1.7:3000'), exposed)).toBeUndefined();
  expect(() => guardRequest(request('evil.example'), exposed)).toThrow(/host name/);
});

test('web pages: its own are let in, allowed ones are named, all others are refused', () => {
  const own = request('localhost:3000', { origin: 'http://localhost:3000' });
  expect(guardRequest(own, options)).toBeUndefined();
  const page = 'https://app.example';
  const foreign = request('localhost:3000', { origin: page });
  expect(() => guardRequest(foreign, options)).toThrow(/--allow-origin/);
  expect(guardRequest(foreign, { ...options, allowedOrigins: [page] })).toBe(page);
  expect(guardRequest(foreign, { ...options, allowedOrigins: ['*'] })).toBe(page);
  for (const origin of ['null', 'http://localhost:5173', 'http://evil.example']) {
    expect(() => guardRequest(request('localhost:3000', { origin }), options)).toThrow();
  }
  for (const site of ['cross-site', 'same-site']) {
    const silent = request('localhost:3000', { 'sec-fetch-site': site });
    expect(() => guardRequest(silent, options)).toThrow(/--allow-origin/);
  }
  const typed = request('localhost:3000', { 'sec-fetch-site': 'none' });
  expect(guardRequest(typed, options)).toBeUndefined();
});
