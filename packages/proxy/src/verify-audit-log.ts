import type { AuditVerdict } from './core/audit/audit-verdict.js';
import { openSqliteStore } from './storage/sqlite/open-sqlite-store.js';

/**
 * Follows the chain of hashes of a proxy's audit log, from its start to its end. A proxy may run meanwhile.
 *
 * @param options `dataDir`: as `ProxyOptions.dataDir`
 * @throws Error where the store cannot be opened
 */
export async function verifyAuditLog({
  dataDir,
}: {
  readonly dataDir: string;
}): Promise<AuditVerdict> {
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const store = await openSqliteStore({ dataDir, logger });
  try {
    return await store.audit.verify();
  } finally {
    await store.close();
  }
}
