import type { ErrorCode } from '../facts/error-codes.js';

/** How opening a session with a service may fail. */
export const sessionErrors = [
  'SERVICE_NOT_FOUND',
  'SERVICE_AUTH_REQUIRED',
  'CONNECTION_FAILED',
  'BLOCKED_ADDRESS',
  'UPSTREAM_ERROR',
  'UPSTREAM_LOST',
  'UPSTREAM_PROTOCOL_ERROR',
  'RESULT_TOO_LARGE',
  'REGISTRY_UNAVAILABLE',
] as const satisfies readonly ErrorCode[];
