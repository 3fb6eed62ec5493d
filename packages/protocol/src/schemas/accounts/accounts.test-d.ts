import type * as z from 'zod/mini';
import type { AccountRegistration, AccountRegistrationSchema } from './account-registration.js';
import type { ApiKey, ApiKeySchema, NewApiKey, NewApiKeySchema } from './api-key.js';
import type { ApiKeyRequest, ApiKeyRequestSchema } from './api-key-request.js';
import type { Session, SessionSchema } from './session.js';
import type { SessionTokens, SessionTokensSchema } from './session-tokens.js';
import type { SignIn, SignInSchema } from './sign-in.js';
import type { User, UserSchema } from './user.js';
import type { WalletChallenge, WalletChallengeSchema } from './wallet-challenge.js';
import type { Webhook, WebhookSchema, NewWebhook, NewWebhookSchema } from './webhook.js';
import type { WebhookNotification, WebhookNotificationSchema } from './webhook-notification.js';
import type { WebhookRequest, WebhookRequestSchema } from './webhook-request.js';

// As in schemas.test-d.ts: fails to compile when an interface is not exactly what its schema reads.
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Same<A, B> = Equal<Flat<A>, Flat<B>>;
type Flat<T> = T extends readonly (infer E)[]
  ? Flat<E>[]
  : T extends object
    ? { [K in keyof T]: Flat<T[K]> }
    : T;

function assertType<_T extends true>(): void {}

assertType<Same<z.output<typeof AccountRegistrationSchema>, AccountRegistration>>();
assertType<Same<z.output<typeof ApiKeySchema>, ApiKey>>();
assertType<Same<z.output<typeof NewApiKeySchema>, NewApiKey>>();
assertType<Same<z.output<typeof ApiKeyRequestSchema>, ApiKeyRequest>>();
assertType<Same<z.output<typeof SessionSchema>, Session>>();
assertType<Same<z.output<typeof SessionTokensSchema>, SessionTokens>>();
assertType<Same<z.output<typeof SignInSchema>, SignIn>>();
assertType<Same<z.output<typeof UserSchema>, User>>();
assertType<Same<z.output<typeof WalletChallengeSchema>, WalletChallenge>>();
assertType<Same<z.output<typeof WebhookSchema>, Webhook>>();
assertType<Same<z.output<typeof NewWebhookSchema>, NewWebhook>>();
assertType<Same<z.output<typeof WebhookNotificationSchema>, WebhookNotification>>();
assertType<Same<z.output<typeof WebhookRequestSchema>, WebhookRequest>>();
