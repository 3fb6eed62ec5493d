import { createRequire } from 'node:module';
import type { Keychain } from './keychain.js';

/** The keychain of this machine; undefined where its module is not installed, or does not load here. */
export async function loadKeychain(): Promise<Keychain | undefined> {
  try {
    // Not imported: a bundler would look for the parts of all platforms, of which there is one.
    return createRequire(import.meta.url)('keytar/keytar.js') as Keychain;
  } catch {
    return undefined;
  }
}
