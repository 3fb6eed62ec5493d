import type { VaultEntry } from './credential-vault.js';

/** Whether it is what an authorization server has given out, and not what a caller has brought along itself. */
export function holdsTokens({ type, secret }: Pick<VaultEntry, 'type' | 'secret'>): boolean {
  return type === 'oauth2' && secret['type'] !== 'oauth2';
}
