import { NandaError } from '../../../core/nanda-error.js';

/** What a caller is told of a call that was made as a task. The call was accepted: none of these may be sent again. */
export const taskErrors = {
  none: (name: string) =>
    new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `"${name}" wants the call to be made as a task, and answered with something that is no state of a task. Ask the service's owner.`,
    ),
  unknown: (name: string, said: string) =>
    new NandaError(
      'UPSTREAM_ERROR',
      `"${name}" does not know the task any more as which it made the call${said && `: "${said}"`}. The tool may have run or not: look before you call it again.`,
      { retryable: false },
    ),
  cancelled: (name: string, said: string) =>
    new NandaError(
      'UPSTREAM_ERROR',
      `"${name}" has cancelled the call of its own accord${said && `: "${said}"`}. Call again if its result is wanted, or ask the service's owner.`,
      { retryable: false },
    ),
  failed: (name: string, said: string) =>
    new NandaError(
      'UPSTREAM_ERROR',
      `"${name}" could not finish the call: "${said}". Check the parameters, or ask the service's owner.`,
      { retryable: false },
    ),
};
