import { appendFile, chmod } from 'node:fs/promises';
import type { WrittenAuditEvent } from '../core/audit/audit-store.js';
import type { Logger } from '../core/logger.js';

/** Adds entries to a file; never rejects. */
export type AuditFile = (events: readonly WrittenAuditEvent[]) => Promise<void>;

/**
 * Writes the audit log into a file as well, an entry a line as JSON, each with its hash: for programs that gather logs. Only
 * its owner may read it (0600). It is opened anew with each write, so that it can be moved away at any time.
 */
export function createAuditFile(path: string, { logger }: { readonly logger: Logger }): AuditFile {
  let isPrivate = false;
  let isFailing = false;

  return async (events) => {
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    try {
      await appendFile(path, lines, { mode: 0o600 });
      // One that was there before may be open to others.
      if (!isPrivate) await chmod(path, 0o600);
      isPrivate = true;
      isFailing = false;
    } catch (error) {
      if (!isFailing) {
        const { code = 'unknown error' } = error as NodeJS.ErrnoException;
        logger.error('The file of the audit log cannot be written', { path, reason: code });
      }
      isFailing = true;
    }
  };
}
