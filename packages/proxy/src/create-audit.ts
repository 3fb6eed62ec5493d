import { createAuditLog, type WrittenAuditLog } from './core/audit/create-audit-log.js';
import { cleanText } from './registries/values/clean-text.js';
import type { ProxySettings } from './resolve-settings.js';
import { createAuditFile } from './storage/create-audit-file.js';

/** The audit log of a proxy: it takes note from the first request on, and is written once there is a store. */
export function createAudit({
  audit: { file, age, maxEntries },
  logger,
}: Pick<ProxySettings, 'audit' | 'logger'>): WrittenAuditLog {
  return createAuditLog({
    clean: (text, { maxLength }) => cleanText(text, { maxLength }),
    logger,
    age,
    maxEntries,
    sink: file === undefined ? undefined : createAuditFile(file, { logger }),
  });
}
