import { STATUS_CODES } from 'node:http';

import { answerJson } from './answer-json.js';
import type { FaultHandlers } from './fault-handler.js';
import { openEventStream } from './open-event-stream.js';

/** The request is answered with a no. */
export type Refusal =
  /** Any HTTP status; default body its name, as `text/plain`. */
  | { kind: 'http-status'; status: number; body?: string; contentType?: string }
  | { kind: 'http-500' }
  /** With a challenge, default `Bearer realm="faulty"`. With `skip` it comes in mid-life. */
  | { kind: 'http-401'; challenge?: string }
  /** `insufficient_scope`, and which would do; default `tools:call`. */
  | { kind: 'http-403'; scope?: string }
  /** 429 (default) or 503 with `Retry-After`, default 1, in seconds or as the date that is so far away. With `times` it ends. */
  | { kind: 'retry-later'; status?: 429 | 503; seconds?: number; as?: 'seconds' | 'date' }
  /** A JSON-RPC error, default with status 200 as JSON; as an event with an id it is the end of a stream that could be resumed. */
  | {
      kind: 'rpc-error';
      code: number;
      message?: string;
      data?: unknown;
      status?: number;
      eventId?: string;
    }
  /** 400 and -32020, as for `Mcp-*` fields that do not agree with the body. With `times: 1` it was a stale list of tools. */
  | { kind: 'header-mismatch' };

const insufficientScope = (scope: string): string =>
  `Bearer error="insufficient_scope", scope="${scope}", error_description="More is needed"`;

export const refusals: FaultHandlers<Refusal> = {
  'http-status': {
    affects: 'every-request',
    refuses: true,
    create:
      ({ status, body = STATUS_CODES[status] ?? '', contentType = 'text/plain' }) =>
      ({ response }) => {
        response.writeHead(status, { 'content-type': contentType }).end(body);
        return true;
      },
  },
  'http-500': {
    affects: 'every-request',
    refuses: true,
    create:
      () =>
      ({ response }) => {
        response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
        return true;
      },
  },
  'http-401': {
    affects: 'every-request',
    refuses: true,
    create:
      ({ challenge = 'Bearer realm="faulty"' }) =>
      ({ response }) => {
        response.writeHead(401, { 'www-authenticate': challenge }).end('{"error":"unauthorized"}');
        return true;
      },
  },
  'http-403': {
    affects: 'tools/call',
    refuses: true,
    create:
      ({ scope = 'tools:call' }) =>
      ({ response }) => {
        response
          .writeHead(403, { 'www-authenticate': insufficientScope(scope) })
          .end('{"error":"insufficient_scope"}');
        return true;
      },
  },
  'retry-later': {
    affects: 'tools/call',
    refuses: true,
    create:
      ({ status = 429, seconds = 1, as = 'seconds' }) =>
      ({ response }) => {
        const date = new Date(Date.now() + seconds * 1000).toUTCString();
        response
          .writeHead(status, { 'retry-after': as === 'date' ? date : String(seconds) })
          .end(STATUS_CODES[status]);
        return true;
      },
  },
  'rpc-error': {
    affects: 'tools/call',
    refuses: true,
    create:
      ({ code, message = 'It cannot be done.', data, status, eventId }) =>
      (exchange) => {
        const error = { code, message, ...(data !== undefined && { data }) };
        if (eventId === undefined) {
          answerJson(exchange, { error }, status === undefined ? {} : { status });
          return true;
        }
        const stream = openEventStream(exchange);
        stream.answer({ error }, eventId);
        stream.end();
        return true;
      },
  },
  'header-mismatch': {
    affects: 'tools/call',
    refuses: true,
    create: () => (exchange) => {
      const error = { code: -32_020, message: 'Header mismatch: Mcp-Param-Tenant' };
      answerJson(exchange, { error }, { status: 400 });
      return true;
    },
  },
};
