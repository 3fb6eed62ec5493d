import { expect, test } from 'vitest';
import { chooseRedirectUrl, type RedirectPlaces } from './choose-redirect-url.js';

const listening = [{ host: '127.0.0.1', port: 4100 }];
const publicUrl = 'https://proxy.example/nanda';

test.each<[string, Partial<RedirectPlaces>, string]>([
  ['the port that was reached', { origin: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080'],
  ['by its name', { origin: 'http://localhost:8080' }, 'http://127.0.0.1:8080'],
  ['of the newer protocol', { origin: 'http://[::1]:8080' }, 'http://[::1]:8080'],
  ['over a socket', { origin: 'http://localhost' }, 'http://127.0.0.1:4100'],
  ['nobody knows how', { origin: undefined }, 'http://127.0.0.1:4100'],
  ['from outside', { origin: 'http://10.0.0.1:3000', publicUrl }, publicUrl],
  ['over a socket of a public one', { origin: 'http://localhost', publicUrl }, publicUrl],
  [
    'on the machine of a public one',
    { origin: 'http://127.0.0.1:3000', publicUrl },
    'http://127.0.0.1:3000',
  ],
  ['inside of a server with a name', { origin: 'https://host.example' }, 'https://host.example'],
  [
    'where it listens by the newer protocol alone',
    { origin: 'http://localhost', listening: [{ host: '::1', port: 5 }] },
    'http://[::1]:5',
  ],
])('%s', (_, places, expected) => {
  const url = chooseRedirectUrl({ origin: undefined, publicUrl: undefined, listening, ...places });
  expect(url).toBe(`${expected}/oauth/callback`);
});

test.each<[string, Partial<RedirectPlaces>]>([
  ['asked by an address that browsers may not have', { origin: 'http://10.0.0.1:3000' }],
  ['it listens nowhere', { origin: 'http://localhost', listening: [] }],
])('no way back: %s', (_, places) => {
  expect(() =>
    chooseRedirectUrl({ origin: undefined, publicUrl: undefined, listening, ...places }),
  ).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
});
