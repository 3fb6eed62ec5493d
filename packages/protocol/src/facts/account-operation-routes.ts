/** Method and path of what only a proxy with accounts has. Others answer that there is nothing. */
export const accountOperationRoutes = {
  'auth.register': 'POST /v2/auth/register',
  'auth.challenge': 'POST /v2/auth/challenge',
  'auth.login': 'POST /v2/auth/login',
  'auth.refresh': 'POST /v2/auth/refresh',
  'auth.logout': 'POST /v2/auth/logout',
  'auth.session': 'GET /v2/auth/session',
  'apiKeys.list': 'GET /v2/auth/api-keys',
  'apiKeys.create': 'POST /v2/auth/api-keys',
  'apiKeys.delete': 'DELETE /v2/auth/api-keys/{apiKeyId}',
  'accounts.list': 'GET /v2/accounts',
  'accounts.update': 'PATCH /v2/accounts/{accountId}',
  'webhooks.list': 'GET /v2/webhooks',
  'webhooks.create': 'POST /v2/webhooks',
  'webhooks.delete': 'DELETE /v2/webhooks/{webhookId}',
} as const;

export type AccountOperationId = keyof typeof accountOperationRoutes;
