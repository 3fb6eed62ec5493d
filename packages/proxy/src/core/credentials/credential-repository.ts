import type { ServiceAuthKind } from '@nanda/protocol';
import type { Owner } from '../principal.js';
import type { VaultEntry } from './credential-vault.js';
import type { SealedSecret } from './secret-box.js';

/** An entry of the vault as it lies there. */
export interface SealedEntry extends Omit<VaultEntry, 'secret'> {
  readonly sealed: SealedSecret;
}

/** What stands in the place of another one. */
export type CredentialSlot = Pick<
  VaultEntry,
  'owner' | 'serviceId' | 'place' | 'type' | 'connectionId'
>;

/** Port: keeps encrypted credentials; they go with the connection that they are for. */
export interface CredentialRepository {
  /**
   * Puts it in the place of what is in the same slot.
   *
   * @returns its version; undefined where its connection is gone
   */
  put(entry: Omit<SealedEntry, 'version'>): Promise<number | undefined>;
  findSlot(slot: CredentialSlot): Promise<SealedEntry | undefined>;
  get(id: string): Promise<SealedEntry | undefined>;
  /** The one that was changed last. */
  find(
    owner: Owner,
    query: {
      readonly serviceId: string;
      readonly type?: ServiceAuthKind | undefined;
      readonly place?: string | undefined;
      /** @default those without one */
      readonly connectionId?: string | undefined;
    },
  ): Promise<SealedEntry | undefined>;
  /** The newest first. */
  list(owner: Owner): Promise<readonly SealedEntry[]>;
  count(owner: Owner): Promise<number>;
  /** @returns whether it was still at this version */
  update(
    entry: Pick<
      SealedEntry,
      'id' | 'version' | 'sealed' | 'scope' | 'expiresAt' | 'isRenewable' | 'updatedAt'
    >,
  ): Promise<boolean>;
  /** @returns whether there was one */
  delete(id: string): Promise<boolean>;
}
