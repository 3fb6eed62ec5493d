import type { AccountRecord } from './account-record.js';

/** Hashes of one password. */
export interface Rehashed {
  readonly from: string;
  readonly to: string;
}

/** Port: accounts. Email addresses are told apart by `emailKey`, wallets in lower case. */
export interface AccountRepository {
  /** @returns false where the email address or the wallet is another account's */
  add(account: AccountRecord): Promise<boolean>;
  find(id: string): Promise<AccountRecord | undefined>;
  findByEmail(emailKey: string): Promise<AccountRecord | undefined>;
  findByWallet(walletAddress: string): Promise<AccountRecord | undefined>;
  /**
   * One that is shut loses its sessions and keys, one with another password its sessions.
   *
   * @returns the account as it is now; undefined where there is none
   */
  update(
    id: string,
    change: {
      readonly [Field in 'plan' | 'roles' | 'isDisabled' | 'passwordHash']?:
        | AccountRecord[Field]
        | undefined;
    },
  ): Promise<AccountRecord | undefined>;
  /** @param login `rehashed` where the password is to be kept in another way; that of another password stays as it is */
  recordLogin(
    id: string,
    login: { readonly at: number; readonly rehashed?: Rehashed | undefined },
  ): Promise<void>;
  /** The oldest first. */
  list(query: {
    /** Part of the `emailKey`. */
    readonly email?: string | undefined;
    readonly limit: number;
    /** Those that come later. */
    readonly after?: Pick<AccountRecord, 'createdAt' | 'id'> | undefined;
  }): Promise<readonly AccountRecord[]>;
  count(query: { readonly email?: string | undefined }): Promise<number>;
}
