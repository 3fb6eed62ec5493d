import { expect, test } from 'vitest';
import { wantedCredentials } from './wanted-credentials.js';

type Facts = NonNullable<Parameters<typeof wantedCredentials>[0]>;

const service = (given: Partial<Facts>): Facts => ({
  auth: { type: 'unknown' },
  protected: false,
  ...given,
});

test.each([
  ['bearer', { type: 'bearer' }, { kind: 'bearer' }],
  ['unknown', { type: 'oauth2' }, { kind: 'oauth2' }],
  ['unknown', { type: 'unknown' }, { kind: 'bearer' }],
  ['none', {}, { kind: 'bearer' }],
  ['api_key', { type: 'unknown' }, { kind: 'api_key' }],
  ['evmauth', { type: 'bearer' }, { kind: 'evmauth' }],
] as const)('known as %s, and refused with %j', (type, challenge, wanted) => {
  expect(wantedCredentials(service({ auth: { type } }), { challenge })).toEqual(wanted);
});

test('before it is asked, nothing is wanted of what is open or not known', () => {
  expect(wantedCredentials(service({ auth: { type: 'none' } }))).toBeUndefined();
  expect(wantedCredentials(service({}))).toBeUndefined();
  expect(wantedCredentials(service({ protected: true }))).toEqual({ kind: 'bearer' });
});

test('header fields that it cannot do without come before everything', () => {
  const headers = [
    { name: 'X-Key', isRequired: true },
    { name: 'X-Always', isRequired: true, value: '1' },
  ];
  const given = service({ endpoints: [{ headers }] });
  expect(wantedCredentials(given, { challenge: { type: 'bearer' } })).toEqual({
    kind: 'custom',
    headers: [headers[0]],
  });
});
