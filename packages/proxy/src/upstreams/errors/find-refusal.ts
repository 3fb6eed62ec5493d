import { findHttpError } from './find-http-error.js';
import { isLimitStatus } from './is-limit-status.js';
import { readRpcError } from './read-rpc-error.js';
import { RpcError, type RpcErrorObject } from './rpc-error.js';

/** The JSON-RPC error with which a service answered; a limit counts more than what is said of it. */
export function findRefusal(error: unknown): RpcErrorObject | undefined {
  if (error instanceof RpcError) return error.rpc;
  const http = findHttpError(error);
  return http && !isLimitStatus(http.status) ? readRpcError(http.text) : undefined;
}
