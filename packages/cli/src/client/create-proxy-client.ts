import type { IncomingMessage } from 'node:http';
import type { ExecutionEvent } from '@nanda/protocol';
import {
  accountOperationFacts,
  fillPath,
  headers,
  operationFacts,
  type AccountOperationId,
  type OperationId,
} from '@nanda/protocol/facts';
import { CliError } from '../errors/cli-error.js';
import type { Endpoint } from './endpoint.js';
import { readBody } from './read-body.js';
import { readFailure } from './read-failure.js';
import { sendRequest } from './send-request.js';

export interface CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Milliseconds in which nothing at all may happen. @default 60_000 */
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
}

/** What can be asked of a proxy; the latter only of one with accounts. */
export type ProxyOperationId = OperationId | AccountOperationId;

/** A successful answer. The caller names the type that the contract gives it. */
export interface Answer<Data, Meta = undefined> {
  readonly data: Data;
  readonly meta: Meta;
}

/** The one way from a command to a proxy. */
export interface ProxyClient {
  /** @throws CliError with the contract's code, or `PROXY_UNREACHABLE`. */
  call<Data, Meta = undefined>(
    id: ProxyOperationId,
    options?: CallOptions,
  ): Promise<Answer<Data, Meta>>;
  /** Resolves when the proxy has accepted the request. The caller names the type of its events. @throws CliError */
  stream<Event = ExecutionEvent>(
    id: OperationId,
    options?: CallOptions,
  ): Promise<AsyncIterable<Event>>;
}

export interface ProxyClientOptions {
  readonly endpoint: Endpoint;
  /**
   * Asked once, when the proxy turns out to be gone or to be another one, with the failure that says so; may throw it
   * again. @default the call fails
   */
  readonly recover?: (failure: CliError) => Promise<Endpoint>;
  /** Is given the token by which the proxy wants to know this client again. */
  readonly onClientToken?: (token: string) => Promise<void>;
  /** Is told of every request when its answer begins, or when none came: method, path, status, time. No secrets. */
  readonly log?: ((line: string) => void) | undefined;
}

export function createProxyClient({
  endpoint: firstEndpoint,
  recover,
  onClientToken,
  log,
}: ProxyClientOptions): ProxyClient {
  let endpoint = firstEndpoint;
  let mayRecover = recover !== undefined;

  async function send(
    id: ProxyOperationId,
    options: CallOptions & { readonly accept: string },
  ): Promise<IncomingMessage> {
    const { method, path: template } = { ...accountOperationFacts, ...operationFacts }[id];
    const path = fillPath(template, options.params);
    try {
      const response = await sendRequest(endpoint, {
        method,
        path: path + formatQuery(options.query),
        log: log && ((outcome) => log(`http: ${method} ${path} ${outcome}`)),
        body: options.body,
        accept: options.accept,
        timeout: options.timeout ?? 60_000,
        signal: options.signal,
      });
      return await check(response);
    } catch (error) {
      if (!mayRecover || recover === undefined || !isGone(error)) throw error;
      mayRecover = false;
      endpoint = await recover(error);
      return send(id, options);
    }
  }

  async function check(response: IncomingMessage): Promise<IncomingMessage> {
    const status = response.statusCode ?? 0;
    const clientToken = response.headers[headers.client];
    if (typeof clientToken === 'string' && clientToken !== endpoint.clientToken) {
      endpoint = { ...endpoint, clientToken };
      await onClientToken?.(clientToken);
    }
    if (status >= 200 && status < 300) return response;
    throw readFailure(await readBody(response), { status, url: endpoint.url });
  }

  return {
    async call<Data, Meta>(id: ProxyOperationId, options: CallOptions = {}) {
      const response = await send(id, { ...options, accept: 'application/json' });
      const text = await readBody(response);
      let body: { success?: unknown; data?: Data; meta?: Meta };
      try {
        body = JSON.parse(text) as typeof body;
      } catch {
        throw readFailure(text, { status: response.statusCode ?? 0, url: endpoint.url });
      }
      // Health is the one operation here whose body has no envelope.
      if (id === 'health') return { data: body as Data, meta: undefined as Meta };
      if (body.success !== true) {
        throw readFailure(text, { status: response.statusCode ?? 0, url: endpoint.url });
      }
      return { data: body.data as Data, meta: body.meta as Meta };
    },

    async stream<Event>(id: OperationId, options: CallOptions = {}) {
      // Loaded by those who stream alone.
      const { readEvents } = await import('./read-events.js');
      return readEvents<Event>(await send(id, { ...options, accept: 'text/event-stream' }));
    },
  };
}

/** Nobody there, or somebody who does not know our token: nothing has run, so asking again is safe. */
function isGone(error: unknown): error is CliError {
  if (!(error instanceof CliError)) return false;
  if (error.code === 'UNAUTHENTICATED' || error.code === 'UNEXPECTED_ANSWER') return true;
  // A port that another program has by now may speak anything.
  return (
    error.code === 'PROXY_UNREACHABLE' &&
    /^(?:ECONNREFUSED|HPE_)/.test(String(error.details?.['cause']))
  );
}

function formatQuery(query: CallOptions['query'] = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return '';
  const text = pairs.map(([name, value]): [string, string] => [name, String(value)]);
  return `?${new URLSearchParams(text).toString()}`;
}
