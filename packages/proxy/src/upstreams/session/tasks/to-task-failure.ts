import { NandaError } from '../../../core/nanda-error.js';
import { createLostError } from '../../errors/create-lost-error.js';
import { findRpcError } from '../../errors/find-rpc-error.js';
import { isPassing } from './is-passing.js';
import type { TaskContext } from './task-context.js';

/**
 * What a call fails with when a question about its task did. What says that it was not accepted speaks of that question; the
 * call was accepted, and must not be sent again.
 */
export function toTaskFailure(
  error: unknown,
  { name, redactor }: Pick<TaskContext, 'name' | 'redactor'>,
): unknown {
  const isOfCall = error instanceof NandaError && !error.retryable;
  const isRefusal = !isPassing(error) && findRpcError(error) !== undefined;
  return isOfCall || isRefusal ? error : createLostError(name, redactor.error(error));
}
