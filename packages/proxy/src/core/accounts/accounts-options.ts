import type { AuditLog } from '../audit/audit-log.js';
import type { SecretBox } from '../credentials/secret-box.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import type { Logger } from '../logger.js';
import type { AccessRules } from './access-rules.js';
import type { AuthSettings } from './auth-settings.js';
import type { PasswordCost } from './passwords/create-password-hasher.js';
import type { AccountStore } from './store/account-store.js';
import type { ContractSignatures } from './wallets/contract-signatures.js';

/** What accounts are made of. */
export interface AccountsOptions {
  readonly store: AccountStore;
  readonly settings: AuthSettings;
  readonly rules: AccessRules;
  /** Encrypts the keys that tokens are signed with. */
  readonly box: SecretBox;
  readonly limiter: RateLimiter;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly logger: Logger;
  /** The address by which everybody knows the proxy. @default the one that it was asked by */
  readonly publicUrl?: string | undefined;
  /** @default wallets that are contracts cannot sign in */
  readonly contracts?: ContractSignatures | undefined;
  /** @default as much work as is right for passwords of people */
  readonly passwordCost?: PasswordCost | undefined;
  /** Milliseconds of the epoch. @default the clock */
  readonly now?: (() => number) | undefined;
}
