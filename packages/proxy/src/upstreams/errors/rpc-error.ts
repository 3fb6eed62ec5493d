/** The `error` member of a JSON-RPC response, as the service sent it. Untrusted. */
export interface RpcErrorObject {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** A service answered a request with a JSON-RPC error. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly rpc: RpcErrorObject;

  constructor(rpc: RpcErrorObject) {
    super(rpc.message);
    this.rpc = rpc;
  }
}
