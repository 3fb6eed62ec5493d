import { NandaError } from '../../core/nanda-error.js';

/** A message of a service went over the limit. */
export function createTooLargeError(host: string, maximumBytes: number): NandaError {
  return new NandaError(
    'RESULT_TOO_LARGE',
    `"${host}" answered with more than ${describeSize(maximumBytes)}, which is not taken in. Ask the tool for less at a time.`,
  );
}

function describeSize(bytes: number): string {
  const mebibyte = 1024 * 1024;
  return bytes >= mebibyte ? `${Math.floor(bytes / mebibyte)} MiB` : `${bytes} bytes`;
}
