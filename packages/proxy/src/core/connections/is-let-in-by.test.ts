import { expect, test } from 'vitest';
import type { VaultEntry } from '../credentials/credential-vault.js';
import type { StoredConnection } from './connection-repository.js';
import { isLetInBy } from './is-let-in-by.js';

const owner = { kind: 'local' } as const;
const entry = { id: 'cred_1', owner, serviceId: 'a', type: 'oauth2' } as VaultEntry;
const stored = { owner, serviceId: 'a', authType: 'oauth2' } as StoredConnection;

test.each<[string, Partial<VaultEntry>, Partial<StoredConnection>, boolean]>([
  ['its own', { type: 'bearer' }, { credentialId: 'cred_1', authType: 'bearer' }, true],
  ['another one', { type: 'bearer' }, { credentialId: 'cred_2', authType: 'bearer' }, false],
  ['the tokens of its service', {}, {}, true],
  ['the tokens of its service, beside a client of its own', {}, { credentialId: 'cred_2' }, true],
  ['a token of another connection', { connectionId: 'conn_2' }, {}, false],
  ['tokens of another service', { serviceId: 'b' }, {}, false],
  ['tokens of somebody else', { owner: { kind: 'user', userId: 'x' } }, {}, false],
  ['tokens, and a key', {}, { authType: 'api_key' }, false],
])('%s', (_, ofEntry, ofConnection, expected) => {
  expect(isLetInBy({ ...entry, ...ofEntry }, { ...stored, ...ofConnection })).toBe(expected);
});
