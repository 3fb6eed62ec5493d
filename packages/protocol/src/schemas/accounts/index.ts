// What the contract says of accounts. A line here is public API: name it, do not use a wildcard.
export { AccountRegistrationSchema, type AccountRegistration } from './account-registration.js';
export { AccountSchema, AccountUpdateSchema, type Account, type AccountUpdate } from './account.js';
export { ApiKeyRequestSchema, type ApiKeyRequest } from './api-key-request.js';
export { ApiKeySchema, NewApiKeySchema, type ApiKey, type NewApiKey } from './api-key.js';
export { SessionTokensSchema, type SessionTokens } from './session-tokens.js';
export { SessionSchema, type Session } from './session.js';
export { SignInSchema, type PasswordSignIn, type SignIn, type WalletSignIn } from './sign-in.js';
export { UserSchema, plans, type Plan, type User } from './user.js';
export { WalletChallengeSchema, type WalletChallenge } from './wallet-challenge.js';
export { WebhookNotificationSchema, type WebhookNotification } from './webhook-notification.js';
export { WebhookRequestSchema, type WebhookRequest } from './webhook-request.js';
export {
  NewWebhookSchema,
  WebhookSchema,
  webhookEventTypes,
  type NewWebhook,
  type Webhook,
  type WebhookEventType,
} from './webhook.js';
