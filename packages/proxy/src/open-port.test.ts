import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openPort, type OpenPortOptions } from './open-port.js';

async function open(stack: AsyncDisposableStack, limits: OpenPortOptions['limits']) {
  const port = await openPort({
    place: { port: 0, host: '127.0.0.1' },
    answerDirectly: () => false,
    answer: async (request) => Response.json({ length: (await request.text()).length }),
    upgrade: (_, { socket }) => void socket.destroy(),
    limits,
  });
  stack.defer(() => port.close({ grace: 0 }));
  /** What comes over a plain socket until the other end hangs up. */
  return (): { socket: Socket; closed: Promise<string> } => {
    const socket = connect(port.address.port, '127.0.0.1');
    stack.defer(() => void socket.destroy());
    let text = '';
    socket.setEncoding('utf8').on('data', (more: string) => (text += more));
    socket.on('error', () => undefined);
    return { socket, closed: once(socket, 'close').then(() => text) };
  };
}

function drip(stack: AsyncDisposableStack, { socket }: { socket: Socket }, text: string): void {
  const timer = setInterval(() => void socket.write(text), 20);
  stack.defer(() => clearInterval(timer));
}

describe('who is slow to ask is cut off', () => {
  const limits = { headersTimeout: 200, requestTimeout: 400, checkingInterval: 20 };

  test('that says nothing at all', async () => {
    await using stack = new AsyncDisposableStack();
    const dial = await open(stack, limits);
    expect(await dial().closed).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that sends one header field after the other', async () => {
    await using stack = new AsyncDisposableStack();
    const dial = await open(stack, limits);
    const slow = dial();
    slow.socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n');
    drip(stack, slow, 'x-slow: 1\r\n');
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that sends its body byte by byte', async () => {
    await using stack = new AsyncDisposableStack();
    const dial = await open(stack, limits);
    const slow = dial();
    slow.socket.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n');
    drip(stack, slow, 'x');
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that leaves its second request unfinished', async () => {
    await using stack = new AsyncDisposableStack();
    const dial = await open(stack, limits);
    const slow = dial();
    slow.socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\nGET / HTTP/1.1\r\nhost: loc');
    const said = await slow.closed;
    expect(said).toMatch(/^HTTP\/1\.1 200 /);
    expect(said).toMatch(/HTTP\/1\.1 408 /);
  });
});

test('a socket that asks nothing more is let go', async () => {
  await using stack = new AsyncDisposableStack();
  const dial = await open(stack, { keepAliveTimeout: 50 });
  const idle = dial();
  idle.socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  expect(await idle.closed).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"length":0\}$/);
});

test('there are so many sockets and no more', async () => {
  await using stack = new AsyncDisposableStack();
  const dial = await open(stack, { maxSockets: 2 });
  const held = [dial(), dial()];
  for (const { socket } of held) {
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(socket, 'data');
  }
  const more = dial();
  more.socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  expect(await more.closed).toBe('');
});
