import { reasonOf } from '../../core/reason-of.js';
import { StoreError } from '../store-error.js';
import { resultCodeOf } from './result-code-of.js';

/** Says what it means that a write failed, all of which was undone. Mistakes of ours pass through as they are. */
export function explainWriteFailure(error: unknown, { path }: { readonly path: string }): unknown {
  switch (resultCodeOf(error)) {
    case 'full':
      return new StoreError(
        `The store ${path} cannot grow: its disk is full. Free some space; what was to be written was not kept.`,
        { reason: 'full', path, cause: error },
      );
    case 'busy':
      return new StoreError(
        `The store ${path} has been locked by another process for too long. What was to be written was not kept; see what that process does.`,
        { reason: 'busy', path, cause: error },
      );
    case 'corrupt':
    case 'not-a-database':
      return new StoreError(
        `The store ${path} is damaged. Stop every process that uses it and move it away: it is made anew.`,
        { reason: 'corrupt', path, cause: error },
      );
    case 'read-only':
    case 'io-error':
      return new StoreError(
        `The store ${path} cannot be written (${reasonOf(error)}). Check the file and its disk.`,
        { reason: 'unavailable', path, cause: error },
      );
    default:
      return error;
  }
}
