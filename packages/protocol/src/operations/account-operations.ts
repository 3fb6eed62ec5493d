import * as z from 'zod/mini';
import { accountOperationFacts } from '../facts/account-operation-facts.js';
import type { AccountOperationId } from '../facts/account-operation-routes.js';
import { AccountRegistrationSchema } from '../schemas/accounts/account-registration.js';
import { AccountSchema, AccountUpdateSchema } from '../schemas/accounts/account.js';
import { ApiKeySchema, NewApiKeySchema } from '../schemas/accounts/api-key.js';
import { ApiKeyRequestSchema } from '../schemas/accounts/api-key-request.js';
import { SessionSchema } from '../schemas/accounts/session.js';
import { SessionTokensSchema } from '../schemas/accounts/session-tokens.js';
import { SignInSchema } from '../schemas/accounts/sign-in.js';
import { NewWebhookSchema, WebhookSchema } from '../schemas/accounts/webhook.js';
import { WalletChallengeSchema } from '../schemas/accounts/wallet-challenge.js';
import { WebhookRequestSchema } from '../schemas/accounts/webhook-request.js';
import { PageMetaSchema } from '../schemas/page-meta.js';
import { queryLimit, queryText } from '../schemas/query-values.js';
import { EvmAddressSchema } from '../schemas/service-credentials.js';
import { bodyErrors } from './body-errors.js';
import type { Operation } from './operation.js';
import { accountParams, apiKeyParams, noQuery, webhookParams } from './path-values.js';

const refreshToken = z.string().check(z.minLength(1), z.maxLength(4096));

/** What only a proxy with accounts has. */
export const accountOperations = {
  'auth.register': {
    id: 'auth.register',
    ...accountOperationFacts['auth.register'],
    summary: 'Make an account, and sign in.',
    query: noQuery,
    body: AccountRegistrationSchema,
    data: SessionTokensSchema,
    errors: [...bodyErrors, 'RATE_LIMITED'],
  },
  'auth.challenge': {
    id: 'auth.challenge',
    ...accountOperationFacts['auth.challenge'],
    summary: 'Get the message that a wallet signs to sign in.',
    query: noQuery,
    body: z.strictObject({
      walletAddress: EvmAddressSchema,
      chainId: z.optional(z.int().check(z.minimum(1))),
    }),
    data: WalletChallengeSchema,
    errors: [...bodyErrors, 'RATE_LIMITED'],
  },
  'auth.login': {
    id: 'auth.login',
    ...accountOperationFacts['auth.login'],
    summary: 'Sign in with a password, or with a wallet.',
    query: noQuery,
    body: SignInSchema,
    data: SessionTokensSchema,
    errors: [...bodyErrors, 'RATE_LIMITED'],
  },
  'auth.refresh': {
    id: 'auth.refresh',
    ...accountOperationFacts['auth.refresh'],
    summary: 'Change a refresh token for new tokens. Used twice, it ends the session.',
    query: noQuery,
    body: z.strictObject({ refreshToken }),
    data: SessionTokensSchema,
    errors: [...bodyErrors, 'RATE_LIMITED'],
  },
  'auth.logout': {
    id: 'auth.logout',
    ...accountOperationFacts['auth.logout'],
    summary: 'End the session of the token, or that of the refresh token.',
    query: noQuery,
    body: z.strictObject({ refreshToken: z.optional(refreshToken) }),
    data: z.object({ ended: z.boolean() }),
    errors: bodyErrors,
  },
  'auth.session': {
    id: 'auth.session',
    ...accountOperationFacts['auth.session'],
    summary: 'Tell who the caller is.',
    query: noQuery,
    data: SessionSchema,
    errors: [],
  },
  'apiKeys.list': {
    id: 'apiKeys.list',
    ...accountOperationFacts['apiKeys.list'],
    summary: "List the caller's API keys, without their secrets.",
    query: noQuery,
    data: z.array(ApiKeySchema),
    errors: [],
  },
  'apiKeys.create': {
    id: 'apiKeys.create',
    ...accountOperationFacts['apiKeys.create'],
    summary: 'Make an API key. Its secret is told this once.',
    query: noQuery,
    body: ApiKeyRequestSchema,
    data: NewApiKeySchema,
    errors: bodyErrors,
  },
  'apiKeys.delete': {
    id: 'apiKeys.delete',
    ...accountOperationFacts['apiKeys.delete'],
    summary: 'Revoke an API key.',
    params: apiKeyParams,
    query: noQuery,
    data: ApiKeySchema,
    errors: ['NOT_FOUND'],
  },
  'accounts.list': {
    id: 'accounts.list',
    ...accountOperationFacts['accounts.list'],
    summary: 'List all accounts.',
    query: z.strictObject({
      email: z.optional(queryText),
      limit: queryLimit(),
      cursor: z.optional(queryText),
    }),
    data: z.array(AccountSchema),
    meta: PageMetaSchema,
    errors: [],
  },
  'accounts.update': {
    id: 'accounts.update',
    ...accountOperationFacts['accounts.update'],
    summary: 'Change the plan, the roles or the password of an account, or shut it.',
    params: accountParams,
    query: noQuery,
    body: AccountUpdateSchema,
    data: AccountSchema,
    errors: [...bodyErrors, 'NOT_FOUND'],
  },
  'webhooks.list': {
    id: 'webhooks.list',
    ...accountOperationFacts['webhooks.list'],
    summary: "List the caller's webhooks, without their secrets.",
    query: noQuery,
    data: z.array(WebhookSchema),
    errors: [],
  },
  'webhooks.create': {
    id: 'webhooks.create',
    ...accountOperationFacts['webhooks.create'],
    summary: 'Have an address told what happens. The secret for its signatures is told this once.',
    query: noQuery,
    body: WebhookRequestSchema,
    data: NewWebhookSchema,
    errors: [...bodyErrors, 'BLOCKED_ADDRESS'],
  },
  'webhooks.delete': {
    id: 'webhooks.delete',
    ...accountOperationFacts['webhooks.delete'],
    summary: 'Take a webhook away.',
    params: webhookParams,
    query: noQuery,
    data: WebhookSchema,
    errors: ['NOT_FOUND'],
  },
} as const satisfies { readonly [Id in AccountOperationId]: Operation & { readonly id: Id } };

export type AccountOperations = typeof accountOperations;
