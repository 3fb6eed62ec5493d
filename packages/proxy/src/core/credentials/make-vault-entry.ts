import type { VaultEntry } from './credential-vault.js';

/**
 * An entry whose secret is read by its name alone: neither `JSON.stringify` nor a log shows it, and a copy by `...` does not have it.
 *
 * @param readSecret may throw where it cannot be read
 */
export function makeVaultEntry(
  facts: Omit<VaultEntry, 'secret'>,
  readSecret: () => VaultEntry['secret'],
): VaultEntry {
  return Object.defineProperty({ ...facts } as VaultEntry, 'secret', {
    enumerable: false,
    get: readSecret,
  });
}
