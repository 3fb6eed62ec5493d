import type { ErrorCode } from '../facts/error-codes.js';

/** The codes that every operation may answer with. */
export const commonErrors = [
  'VALIDATION_ERROR',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'INTERNAL_ERROR',
] as const satisfies readonly ErrorCode[];
