import { reasonOf } from '../../core/reason-of.js';
import { StoreError } from '../store-error.js';

const busy = 5;
const corrupt = 11;
const notADatabase = 26;

/** Says what a failure to open the store means and what to do; errors that say it already pass through. */
export function explainOpenFailure(error: unknown, { path }: { readonly path: string }): unknown {
  if (error instanceof StoreError) return error;
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  // Extended codes carry the primary one in their low byte.
  const primary = typeof code === 'number' ? code & 0xff : undefined;
  if (primary === corrupt || primary === notADatabase) {
    return new StoreError(
      `The store ${path} is damaged or is not a database. Move it away: it is made anew, and the catalog is read again from its registries.`,
      { reason: 'corrupt', path, cause: error },
    );
  }
  if (primary === busy) {
    return new StoreError(
      `The store ${path} is locked by another process. Wait until it is done, or give another data directory.`,
      { reason: 'busy', path, cause: error },
    );
  }
  const reason = reasonOf(error);
  return new StoreError(
    `The store ${path} cannot be opened (${reason}). Check the file and its disk, or give another data directory.`,
    { reason: 'unavailable', path, cause: error },
  );
}
