import type { AccountOperationId } from '@nanda/protocol';
import { requireAdministrator } from '../core/require-administrator.js';
import { requireGrant } from '../core/require-grant.js';
import { pageOf } from '../core/search-catalog.js';
import type { World } from '../core/world.js';
import type { OperationHandlers } from '../wire/operation-handler.js';

/** Accounts, their sessions, API keys and webhooks. */
export function createAccountHandlers({
  accounts,
  apiKeys,
  webhooks,
  audit,
}: World): OperationHandlers<AccountOperationId> {
  return {
    'auth.register': ({ body }) => {
      const data = accounts.register(body);
      audit.record({ type: 'account.registered', actor: `user:${data.user?.id}` });
      return { data };
    },
    'auth.challenge': ({ body }) => ({ data: accounts.challenge(body.walletAddress) }),
    'auth.login': ({ body }) => {
      const data = 'email' in body ? accounts.signIn(body) : accounts.signInWithWallet(body);
      audit.record({ type: 'login', actor: `user:${data.user?.id}` });
      return { data };
    },
    'auth.refresh': ({ body }) => ({ data: accounts.renew(body.refreshToken) }),
    'auth.logout': ({ body: { refreshToken } }, { caller }) => ({
      data: { ended: accounts.signOut({ sessionId: caller.grant?.sessionId, refreshToken }) },
    }),
    'auth.session': (_, { caller }) => {
      const { userId, scope, expiresAt } = requireGrant(caller);
      return {
        data: {
          user: accounts.userOf(userId),
          scope: [...scope],
          ...(expiresAt !== undefined && { expiresAt }),
        },
      };
    },
    'apiKeys.list': (_, { caller }) => ({ data: apiKeys.list(requireGrant(caller).userId) }),
    'apiKeys.create': ({ body }, { caller }) => ({
      data: apiKeys.create(body, requireGrant(caller).userId),
    }),
    'apiKeys.delete': ({ params }, { caller }) => ({
      data: apiKeys.delete(params.apiKeyId, requireGrant(caller).userId),
    }),
    'accounts.list': ({ query }, { caller }) => {
      requireAdministrator(caller, { accounts });
      return pageOf(accounts.list(query), query);
    },
    'accounts.update': ({ params, body }, { caller }) => {
      requireAdministrator(caller, { accounts });
      const data = accounts.update(params.accountId, body);
      audit.record({ type: 'account.updated', actor: caller.key, target: data.id });
      return { data };
    },
    'webhooks.list': (_, { caller }) => ({ data: webhooks.list(requireGrant(caller).userId) }),
    'webhooks.create': ({ body }, { caller }) => ({
      data: webhooks.create(body, requireGrant(caller).userId),
    }),
    'webhooks.delete': ({ params }, { caller }) => ({
      data: webhooks.delete(params.webhookId, requireGrant(caller).userId),
    }),
  };
}
