import type { SealedEntry } from '../../../core/credentials/credential-repository.js';
import { readOwner } from '../read-owner.js';
import type { CredentialRow } from './from-sealed-entry.js';

/** The encrypted entry of a row. */
export function toSealedEntry(row: CredentialRow): SealedEntry {
  return {
    id: row.id,
    owner: readOwner(row.owner),
    serviceId: row.service_id,
    ...(row.connection_id !== null && { connectionId: row.connection_id }),
    type: row.type,
    place: row.place,
    ...(row.issuer !== null && { issuer: row.issuer }),
    ...(row.scope !== null && { scope: row.scope }),
    ...(row.is_renewable !== null && { isRenewable: row.is_renewable === 1 }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    sealed: { keyId: row.key_id, nonce: row.nonce, data: row.data },
  };
}
