import type { JsonRpcId } from './json-rpc-id.js';

/** A line of the client's, as far as it has to be known to be handed on. */
export interface ClientMessage {
  /** As it came. */
  readonly line: Buffer;
  /** `batch`: several in one, as revision 2025-03-26 has them. */
  readonly kind: 'request' | 'notification' | 'answer' | 'batch';
  /** Of the request, of the answer, or of the requests in a batch. */
  readonly ids: readonly JsonRpcId[];
  /** Empty for an answer and a batch. */
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What its envelope says; undefined in the older era, where the session says it. */
  readonly version: string | undefined;
}
