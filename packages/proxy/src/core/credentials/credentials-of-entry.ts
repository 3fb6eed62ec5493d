import type { ServiceCredentials } from '@nanda/protocol';
import type { VaultEntry } from './credential-vault.js';
import { holdsTokens } from './holds-tokens.js';

/** What a session is opened with that uses an entry: tokens that are renewed are asked for when they are sent. */
export function credentialsOfEntry(entry: VaultEntry): ServiceCredentials {
  return holdsTokens(entry) ? { type: 'oauth2' } : (entry.secret as ServiceCredentials);
}
