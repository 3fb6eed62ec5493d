import { isObject } from '../is-object.js';
import { NandaError } from '../nanda-error.js';

/** The code of the JSON-RPC error that a service answered with; undefined where it is another failure. */
export function readRpcCode(error: unknown): number | undefined {
  if (!(error instanceof NandaError) || error.code !== 'UPSTREAM_ERROR') return undefined;
  const rpc = error.details?.['rpc'];
  return isObject(rpc) && typeof rpc['code'] === 'number' ? rpc['code'] : undefined;
}
