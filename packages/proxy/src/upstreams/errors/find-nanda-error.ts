import { NandaError } from '../../core/nanda-error.js';
import { findInCauses } from '../../network/find-in-causes.js';

/** Our own error, where the SDK has wrapped one. */
export function findNandaError(error: unknown): NandaError | undefined {
  return findInCauses(error, (found) => (found instanceof NandaError ? found : undefined));
}
