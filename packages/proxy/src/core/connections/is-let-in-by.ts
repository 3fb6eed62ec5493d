import type { VaultEntry } from '../credentials/credential-vault.js';
import { principalKey } from '../principal-key.js';
import type { StoredConnection } from './connection-repository.js';

/**
 * Whether a connection is let in with what is, or was, in the vault. The tokens that are kept for a service serve all its
 * connections by OAuth, whatever was given with them; one that does not need them is only opened again at its next use.
 */
export function isLetInBy(entry: VaultEntry, stored: StoredConnection): boolean {
  if (stored.credentialId === entry.id) return true;
  const isShared = entry.type === 'oauth2' && entry.connectionId === undefined;
  return (
    isShared &&
    stored.authType === 'oauth2' &&
    stored.serviceId === entry.serviceId &&
    principalKey(stored.owner) === principalKey(entry.owner)
  );
}
