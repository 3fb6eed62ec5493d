import * as fc from 'fast-check';
import { references } from '../requests/references.js';
import { bytesEdit, editBytes } from './edit-bytes.js';

/** Bytes before the ids are in them, in the pieces in which they are sent. */
export interface RawBytes {
  readonly bytes: Buffer;
  /** Where it is cut, as shares of the whole. */
  readonly cuts: readonly number[];
}

/** Stands for the lines that say who sends it. */
export const senderLines = 'X-Sender: ref\r\n';

const body = JSON.stringify({ parameters: { text: 'x' } });
const rpc = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });

const targets = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '/health',
      '/v2/services?limit=1',
      '/v2/connections',
      '/v2/batch',
      '/v2/services/search?q=coffee',
      '/v2/events/connections',
      '/mcp',
      '/mcp/v1/tools/list',
      '/api/discover/servers',
      '/v0.1/servers',
      '/oauth/token',
      '/oauth/token',
      '/oauth/callback',
      '/oauth/authorize',
      '/v2/auth/login',
      '/.well-known/oauth-protected-resource',
      '/v2/ws',
    ),
  },
  {
    weight: 4,
    arbitrary: references('asker').map((id) => `/v2/connections/${id}/tools/plain/execute`),
  },
  {
    weight: 1,
    arbitrary: references('asker').map((id) => `/v2/connections/${id}/tools/work/stream`),
  },
  { weight: 1, arbitrary: references('execution').map((id) => `/v2/executions/${id}/events`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '*',
      '/',
      '//',
      '//127.0.0.1/v2/connections',
      'http://127.0.0.1/v2/connections',
      'http://evil.example/v2/connections',
      'http://evil.example@127.0.0.1/v2/connections',
      'https://127.0.0.1:1/mcp',
      'ws://127.0.0.1/v2/ws',
      'http://[::1/x',
      '127.0.0.1:80',
      '/../../etc/passwd',
      '/v2/%2e%2e/health',
      '/v2/connections/%00',
      '/v2/connections/%ff',
      '/v2/connections/\xff\xfe',
      '/v2/connections#x',
      '/v2/connections?\xe9',
      '/v2/connections;x=1',
      '\\v2\\connections',
      '/V2/CONNECTIONS',
      `/${'a'.repeat(9000)}`,
      `/v2/services?q=${'%'.repeat(3000)}`,
      '?',
      '',
    ),
  },
);

const lines = fc.constantFrom(
  'Accept: text/event-stream',
  'Content-Type: application/json',
  'Content-Type: application/x-www-form-urlencoded',
  'Host: evil.example',
  'Host: 127.0.0.1, evil.example',
  'Host:',
  'Host: [::1',
  'Host: 127.0.0.1:99999999',
  'Host: \xe9',
  'Origin: null',
  'Origin: http://evil.example',
  'Connection: close',
  'Connection: Upgrade',
  'Connection: keep-alive, Upgrade, Host',
  'Upgrade: websocket',
  'Upgrade: h2c',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Protocol: nanda.v2, nanda.token.%',
  'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99',
  'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
  'Expect: 100-continue',
  'Expect: x',
  'Content-Length: 0',
  'Content-Length: 5',
  'Content-Length: +5',
  'Content-Length: -1',
  'Content-Length: 5, 5',
  'Content-Length: 0x5',
  'Content-Length: 99999999999999999999',
  'Content-Length: 5000000',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding : chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding:\x0bchunked',
  'Content-Encoding: gzip',
  'TE: trailers',
  'Trailer: X-Trailer',
  'X-Fold: a\r\n b',
  'X-Bare: a\nX-Injected: b',
  ' X-Space: 1',
  'X\x00Nul: 1',
  'X-Nul: a\x00b',
  'X-High: \xff\xfe\x80',
  ': empty',
  'no colon',
  'Cookie: nanda_client=\xff; nanda_sign_in=x',
  'Last-Event-ID: \xff',
  'Last-Event-ID: 99999999999999999999',
  'X-Request-Id: a\tb',
  'X-Forwarded-For: 1.2.3.4, [::1]:5, unknown, "x',
  'Forwarded: for="[::1]:x";proto=https,,;=',
  'Authorization: Bearer \xff',
  'Mcp-Session-Id: \xff',
  'Mcp-Protocol-Version: 2026-07-28',
  `X-Large: ${'a'.repeat(15_000)}`,
  `X-Larger: ${'a'.repeat(20_000)}`,
  Array.from({ length: 300 }, (_, index) => `X-${index}: 1`).join('\r\n'),
);

const framings = {
  none: () => '',
  length: (text: string) => `Content-Length: ${text.length}\r\n\r\n${text}`,
  short: (text: string) => `Content-Length: ${Math.max(text.length - 3, 0)}\r\n\r\n${text}`,
  long: (text: string) => `Content-Length: ${text.length + 3}\r\n\r\n${text}`,
  chunked: (text: string) =>
    `Transfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
  extended: (text: string) =>
    `Transfer-Encoding: chunked\r\n\r\n${text.length.toString(16)};a="b\r\n"\r\n${text}\r\n0\r\nX-Trailer: 1\r\n\r\n`,
  endless: (text: string) => `Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n${text}`,
  both: (text: string) =>
    `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
} as const;

const request = fc
  .record({
    method: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('GET', 'POST') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'DELETE',
          'HEAD',
          'OPTIONS',
          'PUT',
          'TRACE',
          'CONNECT',
          'PRI',
          'get',
          'X',
          'G\x00ET',
          'QUERY',
        ),
      },
    ),
    target: targets,
    version: fc.oneof(
      { weight: 12, arbitrary: fc.constant('HTTP/1.1') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.11', 'http/1.1', ''),
      },
    ),
    host: fc.oneof(
      { weight: 12, arbitrary: fc.constant('Host: 127.0.0.1\r\n') },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    more: fc.oneof(
      { weight: 1, arbitrary: fc.constant<string[]>([]) },
      { weight: 2, arbitrary: fc.array(lines, { minLength: 1, maxLength: 4 }) },
    ),
    framing: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('none', 'length') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('chunked', 'short', 'long', 'extended', 'endless', 'both'),
      },
    ),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constant('application/x-www-form-urlencoded') },
    ),
    text: fc.constantFrom(body, rpc, '{}', '', '[', 'a=b', '\xff\xfe'),
  })
  .map(({ method, target, version, host, more, framing, type, text }) => {
    const framed = framings[framing](method === 'GET' ? '' : text);
    const head = [
      `${method} ${target} ${version}\r\n`,
      host,
      senderLines,
      ...(method === 'GET' ? [] : [`Content-Type: ${type}\r\n`]),
      ...more.map((line) => `${line}\r\n`),
    ].join('');
    return Buffer.from(framed === '' ? `${head}\r\n` : head + framed, 'latin1');
  });

const noRequest = fc.oneof(
  fc
    .constantFrom(
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'SSH-2.0-x\r\n',
      '\r\n\r\n\r\n',
      '\0\0\0\0',
      'GET',
      'GET /health',
      'GET /health HTTP/1.1\r\nHost',
      '*1\r\n$4\r\nPING\r\n',
      'PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    )
    .map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);

/** What comes over a socket: requests, several of them, and what is none. */
export const rawRequests: fc.Arbitrary<RawBytes> = fc
  .record({
    parts: fc.array(
      fc.oneof({ weight: 12, arbitrary: request }, { weight: 1, arbitrary: noRequest }),
      { minLength: 1, maxLength: 3 },
    ),
    edits: fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(bytesEdit, { minLength: 1, maxLength: 4 }) },
    ),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
  })
  .map(({ parts, edits, cuts }) => ({
    bytes: editBytes(Buffer.concat(parts), edits),
    cuts: cuts.toSorted((a, b) => a - b),
  }));
