import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';

import type { NandaError } from '../core/nanda-error.js';
import { RpcError, type RpcErrorObject } from './rpc-error.js';

export interface RpcChannelOptions {
  /** Members that the `_meta` of every message carries in this era. */
  readonly envelope: Readonly<Record<string, unknown>>;
  /** How the service is told that an answer is not wanted any more. */
  readonly cancellation: 'close-stream' | 'notify';
  readonly onNotification: (method: string, params: Readonly<Record<string, unknown>>) => void;
  /** An error that we wrote into the stream ourselves. */
  readonly decodeFault?: (error: RpcErrorObject) => NandaError | undefined;
  readonly onSettled?: (requestId: string) => void;
  readonly onAbandoned?: (requestId: string) => void;
}

export interface RpcRequest {
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly meta?: Readonly<Record<string, unknown>>;
  /** HTTP fields of this request alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The only clock. Its reason is what the request fails with. */
  readonly signal: AbortSignal;
}

/** Requests beside the SDK's own over one transport. */
export interface RpcChannel {
  /**
   * Gives `result` as it came. Rejects with an `RpcError`, the signal's reason, what `fail` was given, or what the
   * transport rejected with.
   */
  request(request: RpcRequest): Promise<unknown>;
  /** Fails all that wait with `reason`, and all that come with `later`. The first time counts. */
  fail(reason: Error, options: { readonly later: Error }): void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Takes its place before the SDK's client on a connected transport.
 *
 * The client enforces the result schemas of its era (an unknown kind of content fails the whole call), counts time on
 * its own and may deliver progress after the result. Here everything passes as it came and in its order.
 */
export function createRpcChannel(transport: Transport, options: RpcChannelOptions): RpcChannel {
  const { envelope, cancellation } = options;
  const waiting = new Map<string, Waiting>();
  const handOn = transport.onmessage;
  let lastId = 0;
  let failure: Error | undefined;

  transport.onmessage = (message, extra) => {
    if ('method' in message) {
      if (!('id' in message)) options.onNotification(message.method, message.params ?? {});
    } else if (typeof message.id === 'string' && message.id.startsWith(idPrefix)) {
      const entry = waiting.get(message.id);
      if (!entry) return;
      waiting.delete(message.id);
      if ('result' in message) entry.resolve(message.result);
      else entry.reject(options.decodeFault?.(message.error) ?? new RpcError(message.error));
      return;
    }
    handOn?.(message, extra);
  };

  const withEnvelope = (
    params: Readonly<Record<string, unknown>> = {},
    meta: Readonly<Record<string, unknown>> = {},
  ): Record<string, unknown> => {
    const _meta = { ...meta, ...envelope };
    return Object.keys(_meta).length === 0 ? { ...params } : { ...params, _meta };
  };

  const notifyCancelled = async (requestId: string): Promise<void> => {
    const params = withEnvelope({ requestId, reason: 'The caller cancelled the request.' });
    await transport
      .send({ jsonrpc: '2.0', method: 'notifications/cancelled', params })
      .catch(() => undefined);
    options.onAbandoned?.(requestId);
  };

  return {
    request: async ({ method, params, meta, headers, signal }) => {
      signal.throwIfAborted();
      if (failure) throw failure;
      lastId += 1;
      const id = `${idPrefix}${lastId}`;
      const stream = cancellation === 'close-stream' ? new AbortController() : undefined;
      let abort: (() => void) | undefined;
      try {
        return await new Promise<unknown>((resolve, reject) => {
          waiting.set(id, { resolve, reject });
          abort = () => {
            if (!waiting.delete(id)) return;
            reject(signal.reason);
            if (stream) stream.abort(signal.reason);
            else void notifyCancelled(id);
          };
          signal.addEventListener('abort', abort, { once: true });
          const message = {
            jsonrpc: '2.0',
            id,
            method,
            params: withEnvelope(params, meta),
          } as JSONRPCMessage;
          transport
            .send(message, {
              ...(headers && { headers }),
              ...(stream && { requestSignal: stream.signal }),
            })
            .catch(reject);
        });
      } finally {
        if (abort) signal.removeEventListener('abort', abort);
        waiting.delete(id);
        // An abandoned request still has a stream to let go of, after the service was told.
        if (!signal.aborted || stream) options.onSettled?.(id);
      }
    },
    fail: (reason, { later }) => {
      failure ??= later;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}

/** The SDK's client numbers its requests; these can never be mistaken for them. */
const idPrefix = 'nanda-';
