import { NandaError } from '../core/nanda-error.js';

/** A message of a service went over the limit of `defaults.maxResult`. */
export function createTooLargeError(host: string): NandaError {
  return new NandaError(
    'RESULT_TOO_LARGE',
    `"${host}" answered with more than 16 MiB, which is not taken in. Ask the tool for less at a time.`,
  );
}
