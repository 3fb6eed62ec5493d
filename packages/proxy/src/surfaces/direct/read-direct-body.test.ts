import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readDirectBody } from './read-direct-body.js';

const limit = 100;

/** A request of which more was announced than has come. */
async function begin() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 20\r\n\r\n{"a":');
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  return {
    request,
    socket,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const gone = { code: 'CANCELLED' };

test('who goes away while it is read is not waited for', async () => {
  await using begun = await begin();
  const reading = readDirectBody(begun.request, { limit });
  begun.socket.destroy();
  await expect(reading).rejects.toMatchObject(gone);
});

test('who has gone before it is read is not waited for', async () => {
  await using begun = await begin();
  const closed = new Promise((resolve) => void begun.request.once('close', resolve));
  begun.socket.destroy();
  await closed;
  await expect(readDirectBody(begun.request, { limit })).rejects.toMatchObject(gone);
});
