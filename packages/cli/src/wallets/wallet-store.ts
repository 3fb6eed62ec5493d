import type { KeptSecret } from '../secrets/secret-store.js';
import type { Wallet } from './wallet.js';

/** What is kept of a wallet, and where its key has come to. */
export interface KeptWallet {
  readonly wallet: Wallet;
  /** Absent where a program signs. */
  readonly key?: Pick<KeptSecret, 'place' | 'fileReason'>;
  /** Whether it is the one that signs where none is named. */
  readonly isCurrent: boolean;
}

/** What a wallet is made of; either its key or the program that signs for it. */
export type NewWallet = Pick<Wallet, 'name' | 'address'> &
  ({ readonly key: `0x${string}` } | { readonly signer: string });

/** The user's wallets. Their keys are among the secrets, and everything else in `wallets.json`. */
export interface WalletStore {
  /** Of `wallets.json`; an absolute path. */
  readonly file: string;
  /** In the order in which they were made. */
  list(): readonly Wallet[];
  /** The name of the one that signs where none is named. */
  readonly current: string | undefined;
  /** By its name, or by its address. */
  find(typed: string): Wallet | undefined;
  /** The first one is the current one. @throws CliError `USAGE_ERROR` where there is one of that name or address */
  add(wallet: NewWallet): Promise<KeptWallet>;
  use(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** The private key: `0x` and 64 hexadecimal digits. @throws CliError where it is not to be had */
  key(wallet: Wallet): Promise<`0x${string}`>;
}
