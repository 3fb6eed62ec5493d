import type { Credentials } from '../../core/credentials/create-credentials.js';
import type { OperationHandlers } from '../http/operation-handler.js';

export type CredentialOperationId =
  | 'credentials.list'
  | 'credentials.delete'
  | 'credentials.export'
  | 'credentials.import';

/** What the proxy keeps to let its callers into services; never what it is. */
export function createCredentialHandlers({
  credentials,
}: {
  readonly credentials: Credentials;
}): OperationHandlers<CredentialOperationId> {
  return {
    'credentials.list': async (_, { principal }) => ({ data: await credentials.list(principal) }),
    'credentials.delete': async ({ params }, { principal }) => ({
      data: await credentials.delete(params.credentialId, principal),
    }),
    'credentials.export': async ({ body }, { principal }) => ({
      data: await credentials.export(body, principal),
    }),
    'credentials.import': async ({ body }, { principal }) => ({
      data: await credentials.import(body, principal),
    }),
  };
}
