import type { ErrorCode } from '../facts/error-codes.js';
import { sessionErrors } from './session-errors.js';

/** How an operation on a connection may fail that needs its session: one that was lost is opened again first. */
export const connectionErrors = [
  'CONNECTION_NOT_FOUND',
  'CONNECTION_NOT_READY',
  'CONNECTION_LIMIT_REACHED',
  'CIRCUIT_OPEN',
  'OVERLOADED',
  ...sessionErrors,
] as const satisfies readonly ErrorCode[];
