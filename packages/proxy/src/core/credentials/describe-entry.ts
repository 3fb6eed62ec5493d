import type { StoredCredential } from '@nanda/protocol';
import type { VaultEntry } from './credential-vault.js';

/** What may be told of an entry of the vault. */
export function describeEntry(entry: VaultEntry): StoredCredential {
  const { issuer, scope, isRenewable, expiresAt, connectionId } = entry;
  return {
    id: entry.id,
    serviceId: entry.serviceId,
    type: entry.type,
    place: entry.place,
    ...(issuer !== undefined && { issuer }),
    ...(scope !== undefined && { scope }),
    ...(isRenewable !== undefined && { isRenewable }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(connectionId !== undefined && { connectionId }),
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
  };
}
