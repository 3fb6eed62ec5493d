import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { createDialler, type Dialler } from '../../network/create-dialler.js';
import { createOAuthFetch } from './create-oauth-fetch.js';

let server: Server;
let dialler: Dialler;
let url: string;
let closed: Promise<unknown>;

/** One byte at a time, and never the last one. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"issuer":"');
  const timer = setInterval(() => response.write('a'), 10);
  closed = once(response, 'close').then(() => clearInterval(timer));
}

beforeEach(async () => {
  server = createServer((_, response) => drip(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
  dialler = createDialler({ policy: 'any' });
});
afterEach(async () => {
  await dialler.close();
  server.closeAllConnections();
  server.close();
});

test.each(['GET', 'POST'])(
  '%s: an answer that drips has its time, and is let go of',
  async (method) => {
    const { signal } = new AbortController();
    const fetch = createOAuthFetch({ dialler, userAgent: 'test/1', signal, timeout: 200 });
    await expect(fetch(url, { method })).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      message: expect.stringContaining('did not answer in time'),
      details: { cause: 'timeout' },
      retryable: true,
    });
    await closed;
  },
);

test('whoever gives up while it drips does not wait', async () => {
  const caller = new AbortController();
  const fetch = createOAuthFetch({ dialler, userAgent: 'test/1', signal: caller.signal });
  const failed = expect(fetch(url)).rejects.toThrow('enough');
  await once(server, 'request');
  caller.abort(new Error('enough'));
  await failed;
  await closed;
});
