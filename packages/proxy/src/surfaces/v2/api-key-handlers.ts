import type { Accounts } from '../../core/accounts/accounts.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { shownIdentity } from './shown-identity.js';
import { visitOf } from './visit-of.js';

export type ApiKeyOperationId = 'apiKeys.list' | 'apiKeys.create' | 'apiKeys.delete';

/** The API keys of whoever asks, on the v2 surface. */
export function createApiKeyHandlers({
  accounts: { apiKeys },
}: {
  readonly accounts: Pick<Accounts, 'apiKeys'>;
}): OperationHandlers<ApiKeyOperationId> {
  return {
    'apiKeys.list': async (_, context) => ({
      data: [...(await apiKeys.list(shownIdentity(context)))],
    }),
    'apiKeys.create': async ({ body }, context) => ({
      data: await apiKeys.create(shownIdentity(context), body, visitOf(context)),
    }),
    'apiKeys.delete': async ({ params }, context) => ({
      data: await apiKeys.delete(shownIdentity(context), params.apiKeyId, visitOf(context)),
    }),
  };
}
