import { randomUUID } from 'node:crypto';

import type { NandaError } from '../core/nanda-error.js';
import { createLostError } from './create-lost-error.js';
import { createTooLargeError } from './create-too-large-error.js';
import type { RpcErrorObject } from './rpc-error.js';

export type StreamFaultKind = 'lost' | 'too-large';

/**
 * Responses that we write into a service's stream where its own will not come, so that the request fails at once
 * instead of waiting for its time to run out.
 */
export interface StreamFaults {
  /** The JSON-RPC message that fails the request. */
  encode(requestId: string | number, kind: StreamFaultKind): string;
  /** The error that such a message stands for; undefined for what the service itself sent. */
  decode(error: RpcErrorObject): NandaError | undefined;
}

/** The mark is random, so that no service can write these messages itself. */
export function createStreamFaults({ host }: { host: string }): StreamFaults {
  const mark = randomUUID();
  return {
    encode: (id, kind) =>
      JSON.stringify({
        jsonrpc: '2.0',
        id,
        error: { code: -32000, message: kind, data: `${mark}:${kind}` },
      }),
    decode: ({ data }) => {
      if (data === `${mark}:lost`) return createLostError(host);
      if (data === `${mark}:too-large`) return createTooLargeError(host);
      return undefined;
    },
  };
}
