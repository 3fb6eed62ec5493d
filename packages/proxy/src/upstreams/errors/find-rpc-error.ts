import { findHttpError } from './find-http-error.js';
import { readRpcError } from './read-rpc-error.js';
import { RpcError, type RpcErrorObject } from './rpc-error.js';

/** The JSON-RPC error that a request was refused with, whatever HTTP status it came with. */
export function findRpcError(error: unknown): RpcErrorObject | undefined {
  return error instanceof RpcError ? error.rpc : readRpcError(findHttpError(error)?.text);
}
