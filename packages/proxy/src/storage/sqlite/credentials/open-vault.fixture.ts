import { createCredentialVault } from '../../../core/credentials/create-credential-vault.js';
import { createSecretBox } from '../../../core/credentials/create-secret-box.js';
import type { CredentialVault } from '../../../core/credentials/credential-vault.js';
import type { Logger } from '../../../core/logger.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export interface OpenVault extends AsyncDisposable {
  readonly vault: CredentialVault;
  readonly store: SqliteStore;
}

/** The vault over a real store. */
export async function openVault(
  dataDir: string,
  {
    key = 'a master key of at least 32 characters',
    previousKey,
  }: { readonly key?: string; readonly previousKey?: string } = {},
): Promise<OpenVault> {
  const store = await openSqliteStore({ dataDir, logger: silent });
  const box = createSecretBox({
    keys: store.dataKeys,
    readKey: async () => key,
    readPreviousKey: async () => previousKey,
    logger: silent,
  });
  const vault = createCredentialVault({
    repository: store.credentials,
    leases: store.leases,
    box,
  });
  return { vault, store, [Symbol.asyncDispose]: () => store.close() };
}
