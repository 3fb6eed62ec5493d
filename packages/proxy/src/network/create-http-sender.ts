import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

import { createGuardedAgent } from './create-guarded-agent.js';
import { createGuardedConnector } from './create-guarded-connector.js';
import type { GuardedLookupOptions } from './create-guarded-lookup.js';
import { followRedirect } from './follow-redirect.js';
import { isRedirect } from './is-redirect.js';
import { UnsentError } from './unsent-error.js';

export interface HttpSenderOptions extends GuardedLookupOptions {
  /** Milliseconds that an unused socket is kept. @default 30_000 */
  readonly idleTimeout?: number;
}

export interface HttpSend {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Names and values in turn, without `Host` and `Content-Length`. */
  readonly headers: readonly string[];
  readonly body?: string;
}

/** One request under way. */
export interface HttpExchange {
  /**
   * Resolves with the head of the answer; its body has to be read to the end, or the exchange aborted.
   *
   * Rejects with an `UnsentError` where the request cannot have been accepted, with a `NandaError` for a redirect that is
   * not followed, else with what Node rejects with. The cause of an `UnsentError` may be a `NandaError`.
   */
  readonly response: Promise<IncomingMessage>;
  /** Lets go of it in whatever state it is. */
  abort(): void;
}

/** The lean way out for calls: what the dialler checks is checked here too. */
export interface HttpSender {
  /** Never takes a time limit of its own after the connect (10 s): the caller aborts. */
  send(url: URL, request: HttpSend): HttpExchange;
  /** Ends every socket, running requests included. */
  close(): void;
}

const maximumSocketsOfHost = 512;
const maximumFreeSocketsOfHost = 64;
const maximumSockets = 4096;

/**
 * Sends requests over keep-alive sockets without `fetch`, web streams or a controller for each. At most three redirects
 * are followed, each one checked, and none to another host: the header fields go along.
 */
export function createHttpSender({
  idleTimeout = 30_000,
  ...guard
}: HttpSenderOptions): HttpSender {
  const connect = createGuardedConnector(guard);
  const agentOptions = {
    keepAlive: true,
    keepAliveMsecs: 60_000,
    maxSockets: maximumSocketsOfHost,
    maxFreeSockets: maximumFreeSocketsOfHost,
    maxTotalSockets: maximumSockets,
    timeout: idleTimeout,
    connect,
  };
  const httpAgent = createGuardedAgent({ protocol: 'http:', ...agentOptions });
  const httpsAgent = createGuardedAgent({ protocol: 'https:', ...agentOptions });

  const start = (url: URL, { method, headers, body }: HttpSend): ClientRequest => {
    const isSecure = url.protocol === 'https:';
    const fields = ['Host', url.host, ...headers];
    if (body !== undefined) fields.push('Content-Length', String(Buffer.byteLength(body)));
    const options = {
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? (isSecure ? 443 : 80) : url.port,
      path: `${url.pathname}${url.search}`,
      method,
      headers: fields,
      agent: isSecure ? httpsAgent : httpAgent,
      // The agent's own timeout is for sockets that nobody uses.
      timeout: 0,
    };
    return isSecure ? requestHttps(options) : requestHttp(options);
  };

  return {
    send: (url, request) => {
      let current: ClientRequest | undefined;
      let isAborted = false;
      const response = new Promise<IncomingMessage>((resolve, reject) => {
        const attempt = (to: URL, sent: HttpSend, followed: number): void => {
          let isSent = false;
          const outgoing = start(to, sent);
          current = outgoing;
          outgoing.on('error', (error) => reject(isSent ? error : new UnsentError(error)));
          outgoing.on('response', (incoming) => {
            const { location } = incoming.headers;
            if (location === undefined || !isRedirect(incoming.statusCode)) {
              resolve(incoming);
              return;
            }
            incoming.resume();
            if (isAborted) return;
            try {
              const next = followRedirect(to, { location, policy: guard.policy, followed });
              // Only 303 asks for a GET; for the others a message that was to be posted must stay one.
              const isGet = incoming.statusCode === 303;
              attempt(next, isGet ? { method: 'GET', headers: sent.headers } : sent, followed + 1);
            } catch (error) {
              outgoing.destroy();
              reject(error instanceof Error ? error : new Error('Not followed', { cause: error }));
            }
          });
          outgoing.end(sent.body, () => {
            isSent = true;
          });
        };
        attempt(url, request, 0);
      });
      return {
        response,
        abort: () => {
          isAborted = true;
          current?.destroy();
        },
      };
    },
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}
