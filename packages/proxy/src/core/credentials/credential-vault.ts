import type { ServiceAuthKind } from '@nanda/protocol';
import type { Owner } from '../principal.js';

/** Credentials as they are kept: what may be told of them, and the secret. */
export interface VaultEntry {
  readonly id: string;
  readonly owner: Owner;
  readonly serviceId: string;
  /** Set where they end with a connection. */
  readonly connectionId?: string | undefined;
  readonly type: ServiceAuthKind;
  /** Where they may be sent to: see `LiveConnection.place`. */
  readonly place: string;
  /** Of the authorization server that gave out the tokens. */
  readonly issuer?: string | undefined;
  readonly scope?: string | undefined;
  readonly isRenewable?: boolean | undefined;
  /** RFC 3339. */
  readonly expiresAt?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Grows with every change. */
  readonly version: number;
  /** JSON. Encrypted where it lies. */
  readonly secret: Readonly<Record<string, unknown>>;
}

/** What of an entry its keeper does not set. */
export type NewVaultEntry = Omit<VaultEntry, 'id' | 'createdAt' | 'updatedAt' | 'version'>;

/** Keeps credentials encrypted, for those who own them. Every process with the same store sees the same. */
export interface CredentialVault {
  /** Puts them in place of those for the same owner, service, place, type and connection. */
  save(entry: NewVaultEntry): Promise<VaultEntry>;
  get(id: string, owner: Owner): Promise<VaultEntry | undefined>;
  find(
    owner: Owner,
    query: {
      readonly serviceId: string;
      readonly type?: ServiceAuthKind | undefined;
      /** @default any */
      readonly place?: string | undefined;
      /** @default those that are kept for the service itself */
      readonly connectionId?: string | undefined;
    },
  ): Promise<VaultEntry | undefined>;
  list(owner: Owner): Promise<readonly VaultEntry[]>;
  /** @returns undefined where it has changed since `version`, or is gone */
  update(
    entry: Pick<VaultEntry, 'id' | 'version' | 'secret' | 'scope' | 'expiresAt' | 'isRenewable'>,
  ): Promise<VaultEntry | undefined>;
  /** @returns the entry as it was; undefined where there is none */
  delete(id: string, owner: Owner): Promise<VaultEntry | undefined>;
  /**
   * Runs the work while no other process runs work for the same entry; whoever waits longer than `wait` milliseconds
   * gives up. A holder that is gone loses its turn after `hold` milliseconds.
   *
   * @throws NandaError OVERLOADED where the turn did not come
   */
  exclusively<Result>(
    id: string,
    options: { readonly wait: number; readonly hold: number },
    work: () => Promise<Result>,
  ): Promise<Result>;
}
