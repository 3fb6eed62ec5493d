import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import {
  CredentialExportRequestSchema,
  CredentialExportSchema,
  CredentialImportSchema,
  CredentialsImportedSchema,
} from '../schemas/credential-export.js';
import { StoredCredentialSchema } from '../schemas/stored-credential.js';
import { bodyErrors } from './body-errors.js';
import type { Operation } from './operation.js';
import { credentialParams, noQuery } from './path-values.js';

export const listCredentials = {
  id: 'credentials.list',
  ...operationFacts['credentials.list'],
  summary: 'List what the proxy keeps to let the caller into services, without the secrets.',
  query: noQuery,
  data: z.array(StoredCredentialSchema),
  errors: [],
} as const satisfies Operation;

export const deleteCredential = {
  id: 'credentials.delete',
  ...operationFacts['credentials.delete'],
  summary: 'Forget credentials; tokens are revoked where their issuer can do that (RFC 7009).',
  params: credentialParams,
  query: noQuery,
  data: StoredCredentialSchema,
  errors: ['NOT_FOUND'],
} as const satisfies Operation;

export const exportCredentials = {
  id: 'credentials.export',
  ...operationFacts['credentials.export'],
  summary: 'Take credentials elsewhere, encrypted under a passphrase.',
  query: noQuery,
  body: CredentialExportRequestSchema,
  data: CredentialExportSchema,
  errors: [...bodyErrors, 'NOT_FOUND', 'RATE_LIMITED'],
} as const satisfies Operation;

export const importCredentials = {
  id: 'credentials.import',
  ...operationFacts['credentials.import'],
  summary: 'Take in credentials that were exported elsewhere.',
  query: noQuery,
  body: CredentialImportSchema,
  data: CredentialsImportedSchema,
  errors: [...bodyErrors, 'RATE_LIMITED'],
} as const satisfies Operation;
