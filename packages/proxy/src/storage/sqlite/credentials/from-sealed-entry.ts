import type { Selectable } from 'kysely';
import type { SealedEntry } from '../../../core/credentials/credential-repository.js';
import { principalKey } from '../../../core/principal-key.js';
import type { StoreTables } from '../store-tables.js';

export type CredentialRow = Selectable<StoreTables['credentials']>;

/** The row of an encrypted entry, but for its version. */
export function fromSealedEntry(
  entry: Omit<SealedEntry, 'version'>,
): Omit<CredentialRow, 'version'> {
  const { isRenewable, sealed } = entry;
  return {
    id: entry.id,
    owner: principalKey(entry.owner),
    service_id: entry.serviceId,
    connection_id: entry.connectionId ?? null,
    type: entry.type,
    place: entry.place,
    issuer: entry.issuer ?? null,
    scope: entry.scope ?? null,
    is_renewable: isRenewable === undefined ? null : isRenewable ? 1 : 0,
    expires_at: entry.expiresAt ?? null,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
    key_id: sealed.keyId,
    nonce: sealed.nonce,
    data: sealed.data,
  };
}
