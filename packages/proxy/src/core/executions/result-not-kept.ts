import type { ExecutionError } from '@nanda/protocol';

/** What is left of a result that is not, or no longer, kept. */
export const resultNotKept: ExecutionError = {
  code: 'EXECUTION_NOT_FOUND',
  message: 'The execution has ended, and its result is not kept any more. Call the tool again.',
};
