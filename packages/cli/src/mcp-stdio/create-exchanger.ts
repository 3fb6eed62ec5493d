import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Agent as SecureAgent } from 'node:https';
import { headers as fields } from '@nanda/protocol/facts';
import { ExchangeFailure } from './exchange-failure.js';
import type { ProxyPlace } from './proxy-place.js';

export interface Exchange {
  readonly method: 'POST' | 'GET' | 'DELETE';
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the head of the answer has to be there. @default as long as it takes */
  readonly timeout?: number;
  /** Called when the last byte has been handed to the system, or nothing more will be. */
  readonly onSent?: (() => void) | undefined;
}

/** Sends requests to proxies over connections that are kept. */
export interface Exchanger {
  /** Resolves with the head of the answer. @throws ExchangeFailure, or the reason of the signal */
  send(place: ProxyPlace, exchange: Exchange): Promise<IncomingMessage>;
  /** Lets all connections go. */
  close(): void;
}

/** Milliseconds until somebody has to have answered the knock. */
const connectTimeout = 10_000;

export function createExchanger(): Exchanger {
  // Not imported: an import reads every export of node:http, and one of them loads undici (70 ms).
  const http = process.getBuiltinModule('node:http');
  const keeping = { keepAlive: true, maxFreeSockets: 8 };
  const agent = new http.Agent(keeping);
  let secureAgent: SecureAgent | undefined;

  function transportOf(protocol: string) {
    if (protocol !== 'https:') return { request: http.request, agent };
    const https = process.getBuiltinModule('node:https');
    secureAgent ??= new https.Agent(keeping);
    return { request: https.request, agent: secureAgent };
  }

  return {
    async send(
      { endpoint, path, isGone, token: find },
      { method, headers, body, signal, timeout, onSent },
    ) {
      const socketPath = endpoint.url.startsWith('unix:') ? endpoint.url.slice(5) : undefined;
      const url = new URL((socketPath === undefined ? endpoint.url : 'http://localhost') + path);
      const { request: send, agent: kept } = transportOf(url.protocol);
      const token = find === undefined ? endpoint.token : await find();
      // That a kept connection has ended may have arrived together with what is to be sent: it is taken note of first.
      await new Promise((resolve) => setImmediate(resolve));
      if (isGone?.() === true) throw new ExchangeFailure('it has ended', { isUnsent: true });
      return new Promise((resolve, reject) => {
        const request: ClientRequest = send(url, {
          method,
          agent: kept,
          ...(socketPath !== undefined && { socketPath }),
          ...(signal && { signal }),
          headers: {
            ...headers,
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(endpoint.clientToken !== undefined && { [fields.client]: endpoint.clientToken }),
            ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
          },
        });
        let isConnected = false;
        const late = (what: string) => () => request.destroy(new Error(what));
        const timer = timeout && setTimeout(late('no answer in time'), timeout);
        const knock = setTimeout(late('nobody answered in time'), connectTimeout);
        request.on('socket', (socket) => {
          const connected = () => {
            isConnected = true;
            clearTimeout(knock);
          };
          if (socket.connecting) socket.once('connect', connected);
          else connected();
        });
        request.on('finish', () => onSent?.());
        request.on('close', () => {
          clearTimeout(timer);
          clearTimeout(knock);
          onSent?.();
        });
        request.on('response', (response) => {
          clearTimeout(timer);
          resolve(response);
        });
        request.on('error', (error: NodeJS.ErrnoException) => {
          if (signal?.aborted) return reject(signal.reason);
          // What speaks no HTTP on that port is another program, which knows nothing of us.
          const isUnsent = !isConnected || error.code?.startsWith('HPE_') === true;
          reject(new ExchangeFailure(error.code ?? error.message, { isUnsent, cause: error }));
        });
        request.end(body);
      });
    },
    close() {
      agent.destroy();
      secureAgent?.destroy();
    },
  };
}
