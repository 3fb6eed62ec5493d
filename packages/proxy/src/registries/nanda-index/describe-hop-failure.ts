import { NandaError } from '../../core/nanda-error.js';
import { reasonOf } from '../../core/reason-of.js';

/** What went wrong with a hop, in one line: address and reason. The client's own message speaks of registries. */
export function describeHopFailure(error: unknown): string {
  return reasonOf(error instanceof NandaError ? (error.cause ?? error) : error);
}
