import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { capSockets } from './cap-sockets.js';

async function open(stack: AsyncDisposableStack, { most }: { readonly most: number | undefined }) {
  const refused: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    setImmediate(() => !socket.destroyed && socket.write('hello'));
  });
  capSockets(server, { mostOf: () => most, onRefused: (address) => refused.push(address) });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stack.defer(() => void server.close());
  const { port } = server.address() as AddressInfo;
  /** Whether it was greeted, and not hung up on. */
  const dial = async (): Promise<{ socket: Socket; isIn: boolean }> => {
    const socket = connect(port, '127.0.0.1');
    stack.defer(() => void socket.destroy());
    const isIn = await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('close', () => resolve(false));
      socket.on('error', () => undefined);
    });
    return { socket, isIn };
  };
  return { dial, refused, sockets };
}

test('an address has so many sockets and no more, until one is closed', async () => {
  await using stack = new AsyncDisposableStack();
  const { dial, refused, sockets } = await open(stack, { most: 3 });
  const opened = await Promise.all([dial(), dial(), dial()]);
  expect(opened.map(({ isIn }) => isIn)).toEqual([true, true, true]);
  expect((await dial()).isIn).toBe(false);
  expect(refused).toEqual(['127.0.0.1']);
  opened[0]?.socket.destroy();
  await waitFor(() => sockets.size < 3, { description: 'the first socket to be closed' });
  expect((await dial()).isIn).toBe(true);
});

test('an address without a limit has as many as it likes', async () => {
  await using stack = new AsyncDisposableStack();
  const { dial, refused } = await open(stack, { most: undefined });
  const opened = await Promise.all(Array.from({ length: 20 }, dial));
  expect(opened.every(({ isIn }) => isIn)).toBe(true);
  expect(refused).toEqual([]);
});
