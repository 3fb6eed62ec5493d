import type { ErrorCode } from '../facts/error-codes.js';

/** How an operation with a body may fail, beside what every operation may answer. */
export const bodyErrors = [
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly ErrorCode[];
