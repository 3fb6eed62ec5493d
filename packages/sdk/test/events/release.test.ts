import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { waitFor } from '@nanda/testing';
import { WebSocket as WebSocketOfWs } from 'ws';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { NANDAClient, type ClientOptions } from '../../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from '../support/start-coffee-proxy.js';
import { startFront } from './start-front.js';

let proxy: CoffeeProxy;
beforeAll(async () => {
  proxy = await startCoffeeProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

/** How many of a kind keep this process alive. */
function count(kind: 'Timeout' | 'TCPSocketWrap'): number {
  return process.getActiveResourcesInfo().filter((name) => name === kind).length;
}

const ways: [string, ClientOptions, 'hang' | 403 | undefined][] = [
  ['the native WebSocket', {}, undefined],
  ['isomorphic-ws', { webSocket: WebSocketOfWs }, undefined],
  ['server-sent events', { webSocket: false }, undefined],
  ['a native WebSocket that is still opening', {}, 'hang'],
  ['a socket of isomorphic-ws that is still opening', { webSocket: WebSocketOfWs }, 'hang'],
  ['a WebSocket that is blocked', {}, 403],
];

test.each(ways)('nothing is left of %s after disconnect()', async (_, options, upgrade) => {
  await using front = await startFront(proxy.url);
  front.upgrade = upgrade;
  const open = async (): Promise<void> => {
    const asked = front.asked.length;
    const nanda = new NANDAClient({ baseURL: front.url, ...options });
    nanda.on('message', () => undefined);
    const events = nanda.events.subscribe();
    if (upgrade === 'hang') {
      await vi.waitFor(() => expect(front.asked.length).toBeGreaterThan(asked));
    } else await nanda.events.ready();
    await nanda.disconnect();
    await events.next();
  };
  const settle = async (sockets: number): Promise<void> => {
    front.cut();
    await waitFor(() => count('TCPSocketWrap') <= sockets, { description: 'an end of sockets' });
  };
  const sockets = count('TCPSocketWrap');
  await open();
  await settle(sockets);
  // Asked as it is asked below: the wait has a timer of its own.
  const timers = await waitFor(() => count('Timeout'), { description: 'a count' });
  for (let round = 0; round < 5; round += 1) await open();
  await settle(sockets);
  await waitFor(() => count('Timeout') <= timers, { description: 'an end of timers' });
});

test('a process ends by itself once nobody listens any more', async () => {
  const program = `
    import { NANDAClient } from './dist/index.js';
    const nanda = new NANDAClient({ baseURL: '${proxy.url}' });
    const stop = nanda.on('update', () => {});
    await nanda.events.ready();
    stop();
    console.log('stopped');
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: new URL('../..', import.meta.url), timeout: 20_000 },
  );
  expect(stdout).toBe('stopped\n');
});
