import { accountOperationRoutes, type AccountOperationId } from './account-operation-routes.js';
import type { OperationFacts, OperationTraits } from './operation-facts.js';
import { readRoute } from './read-route.js';

const traits: Readonly<Record<AccountOperationId, OperationTraits>> = {
  'auth.register': { auth: 'public', status: 201 },
  'auth.challenge': { auth: 'public', status: 200 },
  'auth.login': { auth: 'public', status: 200 },
  'auth.refresh': { auth: 'public', status: 200 },
  'auth.logout': { auth: 'owner', status: 200 },
  'auth.session': { auth: 'owner', permission: 'account:read', status: 200 },
  'apiKeys.list': { auth: 'owner', permission: 'account:read', status: 200 },
  'apiKeys.create': { auth: 'owner', permission: 'account:write', status: 201 },
  'apiKeys.delete': { auth: 'owner', permission: 'account:write', status: 200 },
  'accounts.list': { auth: 'owner', permission: 'accounts:admin', status: 200 },
  'accounts.update': { auth: 'owner', permission: 'accounts:admin', status: 200 },
  'webhooks.list': { auth: 'owner', permission: 'account:read', status: 200 },
  'webhooks.create': { auth: 'owner', permission: 'account:write', status: 201 },
  'webhooks.delete': { auth: 'owner', permission: 'account:write', status: 200 },
};

/** What is fixed about what only a proxy with accounts has. */
export const accountOperationFacts = Object.fromEntries(
  Object.entries(accountOperationRoutes).map(([id, route]) => [
    id,
    { ...readRoute(route), ...traits[id as AccountOperationId] },
  ]),
) as Readonly<Record<AccountOperationId, OperationFacts>>;
