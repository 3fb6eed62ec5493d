import type { ServiceAuthKind } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { RecordEndpoint, ServiceRecord } from '../catalog/service-record.js';
import { describeChallenge } from './describe-challenge.js';
import { wantedFields } from './wanted-fields.js';

function record(
  auth: ServiceRecord['auth'],
  endpoint: Partial<RecordEndpoint> = {},
): ServiceRecord {
  return {
    id: 'a',
    name: 'a',
    description: '',
    tags: [],
    endpoints: [{ url: 'https://a.example/mcp', ...endpoint }],
    auth,
    tools: [],
    capabilities: [],
    popularity: 0,
    homepage: 'https://a.example/keys',
    source: { registry: 'file:a.json', id: 'a' },
    trust: 'registry',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

const secret = (name: string) => ({ name, isRequired: true, isSecret: true, in: 'auth' });
const token = [secret('token')];

test.each<[ServiceAuthKind, ServiceAuthKind, ServiceAuthKind, string[]]>([
  ['bearer', 'bearer', 'bearer', ['token']],
  ['unknown', 'oauth2', 'oauth2', []],
  ['unknown', 'unknown', 'bearer', ['token']],
  ['none', 'unknown', 'bearer', ['token']],
  ['none', 'basic', 'basic', ['username', 'password']],
  ['api_key', 'unknown', 'api_key', ['key']],
  // A mere `Bearer` says less than the catalog; where tokens are got says more.
  ['api_key', 'bearer', 'api_key', ['key']],
  ['oauth2', 'bearer', 'oauth2', []],
  ['bearer', 'oauth2', 'oauth2', []],
  ['api_key', 'oauth2', 'oauth2', []],
  ['evmauth', 'bearer', 'evmauth', ['walletAddress', 'contractAddress', 'tokenId']],
  ['evmauth', 'oauth2', 'evmauth', ['walletAddress', 'contractAddress', 'tokenId']],
  ['custom', 'unknown', 'custom', ['Authorization']],
])('known as %s, and refused with %s: %s', (kind, said, wanted, names) => {
  const { kind: found, fields } = wantedFields(record({ kind }), { said });
  expect([found, fields.map(({ name }) => name)]).toEqual([wanted, names]);
});

test('before it is asked, nothing is wanted of what is open or not known', () => {
  expect(wantedFields(record({ kind: 'none' }))).toEqual({ kind: 'none', fields: [] });
  expect(wantedFields(record({ kind: 'unknown' }))).toEqual({ kind: 'unknown', fields: [] });
  expect(wantedFields(record({ kind: 'bearer' }))).toEqual({ kind: 'bearer', fields: token });
});

test('header fields that it cannot do without come before everything', () => {
  const headers = [
    { name: 'X-Key', isRequired: true },
    { name: 'x-key', isRequired: true },
    { name: 'X-Always', isRequired: true, value: '1' },
    { name: 'X-Choice' },
    { name: 'Host', isRequired: true },
  ];
  const given = record({ kind: 'bearer' }, { headers });
  for (const said of [undefined, 'bearer', 'oauth2'] as const) {
    const { kind, fields } = wantedFields(given, { said });
    expect([kind, fields.map((field) => [field.name.toLowerCase(), field.in])]).toEqual([
      'custom',
      [['x-key', 'header']],
    ]);
  }
});

test('a token by its own kind, also where the registry describes its field', () => {
  const plain = { name: 'Authorization', description: 'A token', isRequired: true };
  const template = {
    ...plain,
    value: 'Bearer {api_key}',
    variables: [{ name: 'api_key', description: 'From your settings' }],
  };
  const wanted = (header: object, said?: ServiceAuthKind) =>
    wantedFields(record({ kind: 'bearer' }, { headers: [{ name: '', ...header }] }), { said });
  expect(wanted(plain).fields).toEqual([{ ...secret('token'), description: 'A token' }]);
  expect(wanted(template)).toEqual({
    kind: 'bearer',
    fields: [{ ...secret('token'), description: 'From your settings' }],
  });
  expect(wanted(template, 'oauth2')).toEqual({ kind: 'oauth2', fields: [] });
  const other = { ...template, value: 'Token {api_key}' };
  expect(wanted(other)).toMatchObject({
    kind: 'custom',
    fields: [{ name: 'api_key', in: 'variable', isRequired: true }],
  });
});

test('parts of the address go with header fields alone', () => {
  const endpoint = {
    url: 'https://a.example/{tenant}/{region}',
    variables: [
      { name: 'tenant', description: 'Your account', isRequired: true },
      { name: 'region', default: 'eu' },
    ],
  };
  const tenant = { name: 'tenant', description: 'Your account', isRequired: true, in: 'variable' };
  const names = (kind: ServiceAuthKind, details?: Record<string, unknown>) =>
    wantedFields(record({ kind, ...(details && { details }) }, endpoint));
  expect(names('none')).toEqual({ kind: 'custom', fields: [tenant] });
  expect(names('bearer')).toEqual({
    kind: 'custom',
    fields: [tenant, { name: 'Authorization', isRequired: true, isSecret: true, in: 'header' }],
  });
  expect(names('api_key', { header: 'X-Key' }).fields[1]).toMatchObject({ name: 'X-Key' });
});

test('what the catalog knows of a contract is offered', () => {
  const contract = `0x${'ab'.repeat(20)}`;
  const details = { contract, token_id: 7 };
  expect(wantedFields(record({ kind: 'evmauth', details })).fields).toMatchObject([
    { name: 'walletAddress', isRequired: true },
    { name: 'contractAddress', default: contract },
    { name: 'tokenId', default: '7' },
  ]);
});

test('a challenge has what the service said, and the page of its publisher', () => {
  const said = { kind: 'bearer', fields: [], scheme: 'Bearer', realm: 'r', scope: 'x' } as const;
  expect(
    describeChallenge(record({ kind: 'unknown' }), {
      reason: 'missing',
      said: { ...said, fields: [] },
    }),
  ).toEqual({
    ...said,
    fields: token,
    reason: 'missing',
    where: 'https://a.example/keys',
  });
  for (const homepage of ['javascript:alert(1)', 'file:///etc/passwd', 'https://u:p@a.example']) {
    const given = { ...record({ kind: 'bearer' }), homepage };
    expect(describeChallenge(given, { reason: 'missing' })).not.toHaveProperty('where');
  }
  // Who has asked the authorization server knows best.
  const fields = [{ name: 'clientId', in: 'auth' as const }];
  const asked = { kind: 'oauth2', fields, reason: 'insufficient_scope' } as const;
  expect(
    describeChallenge(record({ kind: 'oauth2' }), {
      reason: 'refused',
      said: { ...asked, fields },
    }),
  ).toMatchObject(asked);
});

test('a header field goes with the part that it cannot do without, whatever it says of itself', () => {
  const secretPart = { name: 'secret', isRequired: true, isSecret: true };
  const headers = [
    { name: 'Authorization', value: 'Token {secret}', variables: [secretPart] },
    { name: 'X-Tenant', isRequired: true },
  ];
  const { kind, fields } = wantedFields(record({ kind: 'unknown' }, { headers }), {
    said: 'unknown',
  });
  expect(kind).toBe('custom');
  expect(fields.map(({ name, in: place }) => [name, place])).toEqual([
    ['secret', 'variable'],
    ['X-Tenant', 'header'],
  ]);
});
