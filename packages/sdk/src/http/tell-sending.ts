import { NandaError } from '../errors/nanda-error.js';
import type { ReceivedAnswer } from './received-answer.js';

/**
 * Tells an error that was made of an answer how the answer was come by, and gives it back: a call that was accepted
 * and failed later, a result that asked for an error, an answer that cannot be read.
 */
export function tellSending(error: unknown, { requestId, attempts }: ReceivedAnswer): unknown {
  return NandaError.isInstance(error) && error.attempts.length === 0
    ? Object.assign(error, { attempts, requestId: error.requestId ?? requestId })
    : error;
}
