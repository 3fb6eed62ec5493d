import type { ServiceCredentials } from '@nanda/protocol';
import type { VaultEntry } from './credential-vault.js';

/** What a session is opened with that uses an entry: tokens that are renewed are asked for when they are sent. */
export function credentialsOfEntry({ type, secret }: VaultEntry): ServiceCredentials {
  if (type === 'oauth2' && secret['type'] !== 'oauth2') return { type: 'oauth2' };
  return secret as ServiceCredentials;
}
