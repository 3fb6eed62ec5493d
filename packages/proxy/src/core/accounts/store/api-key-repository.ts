import type { AccountRecord } from './account-record.js';
import type { ApiKeyRecord } from './api-key-record.js';

/** A key, and whose it is. */
export interface StandingApiKey {
  readonly key: ApiKeyRecord;
  readonly account: AccountRecord;
}

/** Port: API keys, of which only hashes come here. */
export interface ApiKeyRepository {
  /** @returns false where the account has `most` already, or is gone */
  add(
    key: ApiKeyRecord,
    options: { readonly keyHash: string; readonly most: number },
  ): Promise<boolean>;
  /** @returns undefined for one whose account is shut */
  findByHash(keyHash: string): Promise<StandingApiKey | undefined>;
  /** The oldest first. */
  list(accountId: string): Promise<readonly ApiKeyRecord[]>;
  /** @returns the key as it was; undefined where the account has none such */
  delete(id: string, options: { readonly accountId: string }): Promise<ApiKeyRecord | undefined>;
  recordUse(id: string, options: { readonly at: number }): Promise<void>;
}
