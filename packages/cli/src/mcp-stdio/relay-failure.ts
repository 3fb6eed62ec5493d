import type { JsonRpcRefusal } from './json-rpc-refusal.js';

/** A request cannot be answered, and the client is told so in these words. */
export class RelayFailure extends Error {
  override readonly name = 'RelayFailure';
  readonly refusal: JsonRpcRefusal;

  constructor(refusal: JsonRpcRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
