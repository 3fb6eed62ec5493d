import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTarget, type Target } from '../attacks/open-target.js';

// What was found by chance, and is tried ever since.

/** A service that takes what it is asked, and never answers. */
let silent: Server;
let asked = 0;
let left = 0;
let target: Target;
/** What was unforeseen before. */
let known = 0;
const unforeseen = (): readonly string[] => target.unforeseen.slice(known);

beforeAll(async () => {
  silent = createServer((_, response) => {
    asked += 1;
    response.on('close', () => (left += 1));
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  target = await openTarget({ services: { silent: `http://127.0.0.1:${port}/mcp` } });
});
beforeEach(() => {
  asked = 0;
  left = 0;
  known = target.unforeseen.length;
});
afterAll(async () => {
  await target[Symbol.asyncDispose]();
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

test.each([
  ['/v2/services/silent/authorize', '{}'],
  ['/v2/services/silent/connect', '{}'],
  ['/api/connections/create', '{"server_id":"silent"}'],
])('1: to leave while a service is asked is nothing unforeseen (%s)', async (path, body) => {
  const leaving = new AbortController();
  const answer = fetch(target.url + path, {
    method: 'POST',
    signal: leaving.signal,
    headers: { 'content-type': 'application/json' },
    body,
  });
  await waitFor(() => asked > 0, { description: 'the service to be asked' });
  leaving.abort();
  await expect(answer).rejects.toThrow('aborted');
  await waitFor(() => left >= asked, { description: 'the service to be left' });
  // Whatever was to be said of it has been said once the next one is answered.
  expect((await target.ask('/health')).status).toBe(200);
  expect(unforeseen()).toEqual([]);
});

test.each([
  ['application/json', '{}'],
  ['application/x-www-form-urlencoded', 'state=a&state=b'],
  ['application/x-www-form-urlencoded', `state=${'a'.repeat(40_000)}`],
])('2: a form that is none is told so, where a browser comes back to (%s)', async (type, body) => {
  const told = await target.ask('/oauth/callback', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect(told.status).toBe(400);
  expect(told.headers['content-type']).toMatch(/^text\/html/);
  expect(unforeseen()).toEqual([]);
});

test.each(['/oauth/callback', '/v2/batch'])(
  '3: to leave in the middle of a body is nothing unforeseen (%s)',
  async (path) => {
    const type = path.startsWith('/oauth')
      ? 'application/x-www-form-urlencoded'
      : 'application/json';
    const socket = connect(target.port, '127.0.0.1');
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}`;
    socket.write(`${head}\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\nstate=`);
    // Its body is being waited for.
    const [said] = (await once(socket, 'data')) as [Buffer];
    expect(said.toString()).toMatch(/^HTTP\/1\.1 100 /);
    socket.destroy();
    await once(socket, 'close');
    await waitFor(async () => (await target.ask('/health')).status === 200, {
      description: 'the proxy to answer',
    });
    expect(unforeseen()).toEqual([]);
  },
);
