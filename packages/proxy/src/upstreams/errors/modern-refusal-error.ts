import type { RpcErrorObject } from './rpc-error.js';

/** A service refused to say what it can do, in words that only the newer era has: it is of that era. */
export class ModernRefusalError extends Error {
  override readonly name = 'ModernRefusalError';
  readonly rpc: RpcErrorObject;

  constructor(rpc: RpcErrorObject) {
    super(`The service refused with code ${rpc.code}`);
    this.rpc = rpc;
  }
}
