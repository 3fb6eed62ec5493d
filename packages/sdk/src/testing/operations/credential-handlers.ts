import type { World } from '../core/world.js';
import { requireAdministrator } from '../core/require-administrator.js';
import type { OperationHandlers } from '../wire/operation-handler.js';

export type CredentialOperationId =
  | 'authorizations.create'
  | 'authorizations.get'
  | 'authorizations.complete'
  | 'authorizations.cancel'
  | 'credentials.list'
  | 'credentials.delete'
  | 'credentials.export'
  | 'credentials.import'
  | 'audit.list';

/** What lets callers into services, and what is written down of it. */
export function createCredentialHandlers({
  authorizations,
  keptCredentials: kept,
  accounts,
  audit,
}: World): OperationHandlers<CredentialOperationId> {
  return {
    'authorizations.create': ({ params, body }, { caller }) => {
      const data = authorizations.create(params.serviceId, body, caller);
      audit.record({ type: 'authorization.started', actor: caller.key, target: data.serviceId });
      return { data };
    },
    'authorizations.get': async ({ params, query }, { caller, gone }) => ({
      data: await authorizations.get(params.authorizationId, caller, { wait: query.wait, gone }),
    }),
    'authorizations.complete': ({ params, body }, { caller }) => ({
      data: authorizations.complete(params.authorizationId, body.redirectUrl, caller),
    }),
    'authorizations.cancel': ({ params }, { caller }) => ({
      data: authorizations.cancel(params.authorizationId, caller),
    }),
    'credentials.list': (_, { caller }) => ({ data: kept.list(caller) }),
    'credentials.delete': ({ params }, { caller }) => {
      const data = kept.delete(params.credentialId, caller);
      audit.record({ type: 'credential.revoked', actor: caller.key, target: data.serviceId });
      return { data };
    },
    'credentials.export': ({ body }, { caller }) => {
      const data = kept.export(body, caller);
      audit.record({ type: 'credential.exported', actor: caller.key });
      return { data };
    },
    'credentials.import': ({ body }, { caller }) => {
      const data = kept.import(body, caller);
      audit.record({ type: 'credential.imported', actor: caller.key });
      return { data };
    },
    'audit.list': ({ query }, { caller }) => {
      requireAdministrator(caller, { accounts });
      return { data: audit.list(query) };
    },
  };
}
