import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { waitFor } from '@nanda/testing';
import { afterEach, expect, test } from 'vitest';
import { dropStalledReader } from './drop-stalled-reader.js';

const closings: (() => void)[] = [];
afterEach(() => closings.splice(0).forEach((close) => close()));

/** Asks for something over a socket of its own, and says what is at the server's end of it. */
async function ask(
  listener: RequestListener,
): Promise<{ readonly client: Socket; readonly held: Socket }> {
  const server = createServer((request, response) => {
    dropStalledReader(response, { timeout: 20 });
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  closings.push(() => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  });
  const [held] = (await once(server, 'connection')) as [Socket];
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return { client, held };
}

test('hangs up on a client that does not read', async () => {
  const { client, held } = await ask((_, response) => void response.write('x'.repeat(20_000_000)));
  client.pause();
  await waitFor(() => held.destroyed, { description: 'the client to be dropped' });
});

test('one that waits for an answer stays, and may ask again', async () => {
  let timeouts = 0;
  const { client, held } = await ask((_, response) => {
    response.on('timeout', () => {
      timeouts += 1;
      response.end('done');
    });
  });
  const answer = await waitFor(() => client.read() as Buffer | null, { description: 'the answer' });
  expect(answer.toString()).toMatch(/^HTTP\/1.1 200 [^]*done$/);
  expect(timeouts).toBe(1);
  expect(held.destroyed).toBe(false);
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await waitFor(() => client.read() as Buffer | null, { description: 'the next answer' });
});
