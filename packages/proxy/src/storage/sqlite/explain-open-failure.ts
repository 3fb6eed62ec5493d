import { reasonOf } from '../../core/reason-of.js';
import { StoreError } from '../store-error.js';
import { resultCodeOf } from './result-code-of.js';

/** Says what a failure to open the store means and what to do; errors that say it already pass through. */
export function explainOpenFailure(error: unknown, { path }: { readonly path: string }): unknown {
  if (error instanceof StoreError) return error;
  const code = resultCodeOf(error);
  if (code === 'corrupt' || code === 'not-a-database') {
    return new StoreError(
      `The store ${path} is damaged or is not a database. Move it away: it is made anew, and the catalog is read again from its registries.`,
      { reason: 'corrupt', path, cause: error },
    );
  }
  if (code === 'busy') {
    return new StoreError(
      `The store ${path} is locked by another process. Wait until it is done, or give another data directory.`,
      { reason: 'busy', path, cause: error },
    );
  }
  const reason = reasonOf(error);
  return new StoreError(
    `The store ${path} cannot be opened (${reason}). Check the file and its disk, or give another data directory.`,
    { reason: code === 'full' ? 'full' : 'unavailable', path, cause: error },
  );
}
