import { randomBytes } from 'node:crypto';

import type { Wire } from './wire.js';

export interface ChannelOptions {
  readonly wire: Wire;
  /** Members that the `_meta` of every message carries in this era. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

export interface ChannelRequest {
  /** From `createId`, or the one that is taken up. */
  readonly id: string;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
  /** In place of the channel's own. */
  readonly envelope?: Readonly<Record<string, unknown>> | undefined;
  /** HTTP fields of this request alone. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly isOptional?: boolean | undefined;
  /** The only clock. Its reason is what the request fails with. */
  readonly signal: AbortSignal;
  readonly onPosition?: ((position: string) => void) | undefined;
  readonly resumeAt?: string | undefined;
}

/** Requests over a wire: their ids, their envelope, and their end in every case. */
export interface Channel {
  /** Not used by any other process of the same session either. */
  createId(): string;
  /** Rejects as `Wire.request` does, with the signal's reason, or with what `fail` was given. */
  request(request: ChannelRequest): Promise<unknown>;
  /** Fails all that come from now on. The first time counts. */
  refuse(later: Error): void;
  /** Fails all that wait. */
  fail(reason: Error): void;
}

export function createChannel({ wire, envelope }: ChannelOptions): Channel {
  const prefix = `nanda-${randomBytes(6).toString('hex')}-`;
  const waiting = new Set<(reason: Error) => void>();
  let lastId = 0;
  let refusal: Error | undefined;

  const withMeta = ({
    params = {},
    meta,
    envelope: around = envelope,
  }: Pick<ChannelRequest, 'params' | 'meta' | 'envelope'>) =>
    meta || Object.keys(around).length > 0 ? { ...params, _meta: { ...meta, ...around } } : params;

  return {
    createId: () => {
      lastId += 1;
      return prefix + lastId;
    },
    request: ({ id, method, signal, ...request }) =>
      new Promise((resolve, reject) => {
        const { envelope: around, headers, isOptional, onPosition, resumeAt } = request;
        if (signal.aborted || refusal) {
          reject(refusal ?? signal.reason);
          return;
        }
        const settle = (): void => {
          signal.removeEventListener('abort', abort);
          waiting.delete(fail);
        };
        const fail = (reason: unknown): void => {
          settle();
          reject(reason);
        };
        const abort = (): void => {
          fail(signal.reason);
          const cancelled = { requestId: id, reason: 'The caller cancelled the request.' };
          wire.abandon(id, {
            method: 'notifications/cancelled',
            params: withMeta({ params: cancelled, envelope: around }),
          });
        };
        signal.addEventListener('abort', abort, { once: true });
        waiting.add(fail);
        wire
          .request({
            id,
            method,
            params: withMeta(request),
            ...(headers && { headers }),
            isOptional,
            onPosition,
            resumeAt,
          })
          .then((result) => {
            settle();
            resolve(result);
          }, fail);
      }),
    refuse: (later) => {
      refusal ??= later;
    },
    fail: (reason) => {
      for (const fail of waiting) fail(reason);
    },
  };
}
