import type { Accounts } from '../../core/accounts/accounts.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { visitOf } from './visit-of.js';

export type AccountsOperationId = 'accounts.list' | 'accounts.update';

/** Accounts on the v2 surface, for those who look after them. */
export function createAccountHandlers({
  accounts,
}: {
  readonly accounts: Pick<Accounts, 'list' | 'update'>;
}): OperationHandlers<AccountsOperationId> {
  return {
    'accounts.list': async ({ query: { limit, ...query } }, { principal }) => {
      const { accounts: page, ...meta } = await accounts.list({ limit, ...query }, principal);
      return { data: [...page], meta: { ...meta, limit } };
    },
    'accounts.update': async ({ params, body }, context) => {
      const by = { principal: context.principal, visit: visitOf(context) };
      return { data: await accounts.update(params.accountId, body, by) };
    },
  };
}
