import type { VaultEntry } from '../credentials/credential-vault.js';
import { principalKey } from '../principal-key.js';
import type { StoredConnection } from './connection-repository.js';

/** Whether a connection was opened with what is, or was, in the vault. */
export function isLetInBy(entry: VaultEntry, stored: StoredConnection): boolean {
  const { credentialId, authType, serviceId, owner } = stored;
  if (credentialId !== undefined) return credentialId === entry.id;
  // The tokens that are kept for a service are those of all its connections that were given none.
  return (
    authType === 'oauth2' &&
    entry.type === 'oauth2' &&
    serviceId === entry.serviceId &&
    principalKey(owner) === principalKey(entry.owner)
  );
}
