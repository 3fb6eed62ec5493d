import type { Connection, ErrorBody, ExecutionEvent, ToolExecutionResponse } from '@nanda/protocol';
import { checkEvents } from './check-events.js';
import { readEvents } from '../../read-events.js';

type Json = Readonly<Record<string, unknown>>;

/** What the proxy answered: one of `data` and `error` is there. */
export interface RestAnswer<Data> {
  readonly status: number;
  readonly data: Data | undefined;
  readonly error: ErrorBody | undefined;
  readonly headers: Headers;
}

export interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds until it counts as hung. @default 8000 */
  readonly bound?: number;
}

export interface CallOptions {
  readonly parameters?: Json;
  readonly options?: Json;
  readonly bound?: number;
}

/** A client of REST v2 that hangs nowhere: what does not end within its bound fails the test. */
export interface RestClient {
  readonly url: string;
  send(method: string, path: string, options?: AskOptions): Promise<Response>;
  ask<Data>(method: string, path: string, options?: AskOptions): Promise<RestAnswer<Data>>;
  /** As `ask`, and fails where it is answered with an error. */
  get<Data>(path: string): Promise<Data>;
  connect(service: string, body?: Json): Promise<Connection>;
  execute(
    connectionId: string,
    tool: string,
    options?: CallOptions,
  ): Promise<RestAnswer<ToolExecutionResponse>>;
  /** Begins a stream and hands it over unread. */
  openStream(connectionId: string, tool: string, options?: CallOptions): Promise<Response>;
  /** Every event up to the end of the stream, which are looked at as `checkEvents` does. */
  stream(
    connectionId: string,
    tool: string,
    options?: CallOptions,
  ): Promise<readonly ExecutionEvent[]>;
}

const usualBound = 8000;

export function createRestClient(url: string): RestClient {
  const send: RestClient['send'] = (method, path, { body, headers, bound = usualBound } = {}) =>
    fetch(url + path, {
      method,
      // No socket outlives its answer, so that those which are open can be counted.
      headers: { connection: 'close', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(bound),
    });

  async function ask<Data>(
    method: string,
    path: string,
    options?: AskOptions,
  ): Promise<RestAnswer<Data>> {
    const answer = await send(method, path, options);
    const text = await answer.text();
    const { data, error } = JSON.parse(text) as { data?: Data; error?: ErrorBody };
    return { status: answer.status, data, error, headers: answer.headers };
  }

  async function insist<Data>(method: string, path: string, options?: AskOptions): Promise<Data> {
    const { status, data, error } = await ask<Data>(method, path, options);
    if (data === undefined) {
      throw Object.assign(new Error(`${method} ${path}: ${status} ${error?.message}`), {
        ...error,
        status,
      });
    }
    return data;
  }

  const openStream: RestClient['openStream'] = (connectionId, tool, { bound, ...body } = {}) =>
    send('POST', `/v2/connections/${connectionId}/tools/${tool}/stream`, {
      body,
      ...(bound !== undefined && { bound }),
    });

  return {
    url,
    send,
    ask,
    get: (path) => insist('GET', path),
    connect: (service, body = {}) => insist('POST', `/v2/services/${service}/connect`, { body }),
    execute: (connectionId, tool, { bound, ...body } = {}) =>
      ask('POST', `/v2/connections/${connectionId}/tools/${tool}/execute`, {
        body,
        ...(bound !== undefined && { bound }),
      }),
    openStream,
    async stream(connectionId, tool, options) {
      const answer = await openStream(connectionId, tool, options);
      return checkEvents(await readEvents<ExecutionEvent>(answer));
    },
  };
}
