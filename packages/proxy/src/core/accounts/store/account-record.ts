import type { Plan } from '@nanda/protocol';

/** An account, as it is stored. */
export interface AccountRecord {
  readonly id: string;
  /** As its owner writes it. */
  readonly email?: string | undefined;
  /** Folded by `foldEmail`: what tells one address from another. */
  readonly emailKey?: string | undefined;
  /** Of the password, with how it was made. */
  readonly passwordHash?: string | undefined;
  /** With the checksum of EIP-55. */
  readonly walletAddress?: string | undefined;
  readonly name?: string | undefined;
  readonly plan: Plan;
  readonly roles: readonly string[];
  readonly isDisabled: boolean;
  /** Milliseconds of the epoch. */
  readonly createdAt: number;
  readonly lastLoginAt?: number | undefined;
}
