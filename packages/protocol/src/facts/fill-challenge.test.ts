import { expect, test } from 'vitest';
import { ServiceCredentialsSchema } from '../schemas/service-credentials.js';
import { fillChallenge, type FillableChallenge } from './fill-challenge.js';

const wallet = `0x${'a'.repeat(40)}`;
const contract = `0x${'b'.repeat(40)}`;

type Row = [FillableChallenge, Record<string, string>, object];
const rows: Row[] = [
  [
    { kind: 'api_key', fields: [{ name: 'key', in: 'auth' }] },
    { key: 'k' },
    { type: 'api_key', key: 'k' },
  ],
  [{ kind: 'bearer', fields: [] }, { token: 't' }, { type: 'bearer', token: 't' }],
  [
    { kind: 'basic', fields: [] },
    { username: 'u', password: 'p:q' },
    { type: 'basic', username: 'u', password: 'p:q' },
  ],
  [
    {
      kind: 'evmauth',
      fields: [
        { name: 'walletAddress', in: 'auth', isRequired: true },
        { name: 'contractAddress', in: 'auth', default: contract },
        { name: 'tokenId', in: 'auth' },
      ],
    },
    { walletAddress: wallet, tokenId: '' },
    { type: 'evmauth', walletAddress: wallet, contractAddress: contract },
  ],
  [{ kind: 'oauth2', fields: [] }, { token: 'not asked for' }, { type: 'oauth2' }],
  [
    { kind: 'oauth2', fields: [{ name: 'clientId', in: 'auth', isRequired: true }] },
    { clientId: 'c' },
    { type: 'oauth2', clientId: 'c' },
  ],
  [
    {
      kind: 'custom',
      fields: [
        { name: 'X-Key', in: 'header', isRequired: true },
        { name: 'X-Else', in: 'header' },
        { name: 'region', in: 'variable', default: 'eu', choices: ['eu', 'us'] },
        { name: 'tenant', in: 'variable' },
      ],
    },
    { 'X-Key': 'k', tenant: 'acme' },
    { type: 'custom', headers: { 'X-Key': 'k' }, variables: { region: 'eu', tenant: 'acme' } },
  ],
  [{ kind: 'custom', fields: [] }, {}, { type: 'custom' }],
  [{ kind: 'none', fields: [] }, { token: 't' }, { type: 'none' }],
  [{ kind: 'unknown', fields: [] }, {}, { type: 'none' }],
];

test.each(rows)('%j with %j', (challenge, answers, expected) => {
  const credentials = fillChallenge(challenge, answers);
  expect(credentials).toEqual(expected);
  expect(ServiceCredentialsSchema.parse(credentials)).toEqual(expected);
});

test('what is missing, or none of the choices, is named and never repeated', () => {
  const bearer = { kind: 'bearer', fields: [] } as const;
  expect(() => fillChallenge(bearer, {})).toThrow('"token"');
  expect(() => fillChallenge(bearer, { token: '' })).toThrow('"token"');
  // What every object has is no answer.
  const odd = {
    kind: 'custom',
    fields: [{ name: 'constructor', in: 'header', isRequired: true }],
  } as const;
  expect(() => fillChallenge(odd, {})).toThrow('"constructor"');
  const choice = {
    kind: 'custom',
    fields: [{ name: 'region', in: 'variable', choices: ['eu', 'us'] }],
  } as const;
  expect(() => fillChallenge(choice, { region: 'mars' })).toThrow('one of: eu, us');
  expect(() => fillChallenge(choice, { region: 'mars' })).not.toThrow('mars');
});
