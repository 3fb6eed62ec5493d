import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, describe, expect, test } from 'vitest';

import { createHttpSender, type HttpSend, type HttpSenderOptions } from './create-http-sender.js';
import { findInCauses } from './find-in-causes.js';
import { UnsentError } from './unsent-error.js';

const releases: (() => unknown)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  releases.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

async function startServer(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  const port = await listen(server);
  releases.push(() => server.closeAllConnections());
  return port;
}

function makeSender(options: Partial<HttpSenderOptions> = {}) {
  const sender = createHttpSender({ policy: 'public-and-loopback', ...options });
  releases.push(sender.close);
  return sender;
}

const get: HttpSend = { method: 'GET', headers: [] };
const post: HttpSend = { method: 'POST', headers: ['Content-Type', 'text/plain'], body: 'héllo' };

async function readText(message: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}

async function failure(response: Promise<IncomingMessage>): Promise<Error> {
  const outcome: unknown = await response.catch((error: unknown) => error);
  if (outcome instanceof Error) return outcome;
  throw new Error('It did not fail.');
}

const codeOf = (error: unknown): unknown =>
  findInCauses(error, (found) => ('code' in found ? found.code : undefined));

test('sends what it was given, and uses its sockets again', async () => {
  const ports = new Set<number | undefined>();
  const port = await startServer(async (request, response) => {
    ports.add(request.socket.remotePort);
    response.end(JSON.stringify([request.headers, await readText(request)]));
  });
  const { send } = makeSender();
  for (let count = 0; count < 5; count += 1) {
    const response = await send(new URL(`http://127.0.0.1:${port}/a?b=c`), post).response;
    const [headers, body] = JSON.parse(await readText(response)) as unknown[];
    expect(headers).toMatchObject({
      host: `127.0.0.1:${port}`,
      'content-type': 'text/plain',
      'content-length': '6',
    });
    expect(body).toBe('héllo');
  }
  expect(ports.size).toBe(1);
});

describe('addresses', () => {
  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:4/',
    'https://10.0.0.1/',
  ])('policy public keeps %s out', async (url) => {
    const error = await failure(makeSender({ policy: 'public' }).send(new URL(url), post).response);
    expect(error).toBeInstanceOf(UnsentError);
    expect(codeOf(error)).toBe('BLOCKED_ADDRESS');
  });

  test('a name that changes its mind gains nothing', async () => {
    const port = await startServer((_request, response) => {
      response.setHeader('connection', 'close').end('here');
    });
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
    const { send } = makeSender({ resolve });
    const url = new URL(`http://service.example:${port}/`);
    expect(await readText(await send(url, get).response)).toBe('here');
    expect(codeOf(await failure(send(url, get).response))).toBe('BLOCKED_ADDRESS');
  });
});

describe('redirects', () => {
  test.each([
    [307, 'POST héllo'],
    [308, 'POST héllo'],
    [303, 'GET '],
  ])('%s within the origin', async (status, expected) => {
    const port = await startServer(async (request, response) => {
      const body = await readText(request);
      if (request.url === '/') response.writeHead(status, { location: '/next' }).end('moved');
      else response.end(`${request.method} ${body}`);
    });
    const { send } = makeSender();
    const response = await send(new URL(`http://127.0.0.1:${port}/`), post).response;
    expect(await readText(response)).toBe(expected);
  });

  test('another origin, a private address and a circle', async () => {
    const arrived: unknown[] = [];
    const other = await startServer((request, response) => {
      arrived.push(request.url);
      response.end();
    });
    let circles = 0;
    const port = await startServer((request, response) => {
      if (request.url === '/circle') circles += 1;
      const targets: Record<string, string> = {
        '/other': `http://127.0.0.1:${other}/`,
        '/private': 'http://169.254.169.254/',
      };
      response.writeHead(302, { location: targets[request.url ?? ''] ?? '/circle' }).end();
    });
    const { send } = makeSender();
    const to = (path: string) =>
      failure(send(new URL(`http://127.0.0.1:${port}${path}`), post).response);
    expect(await to('/other')).toMatchObject({
      code: 'CONNECTION_FAILED',
      details: { location: `http://127.0.0.1:${other}` },
    });
    expect(await to('/private')).toMatchObject({ code: 'BLOCKED_ADDRESS' });
    expect(await to('/circle')).toMatchObject({ message: expect.stringContaining('3 times') });
    expect(circles).toBe(4);
    expect(arrived).toEqual([]);
  });
});

describe('what was certainly not accepted', () => {
  test.each(['http://127.0.0.1:1024/', 'http://service.invalid/'])('%s', async (url) => {
    expect(await failure(makeSender().send(new URL(url), post).response)).toBeInstanceOf(
      UnsentError,
    );
  });

  test('a request of which only a part could be written', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      // Takes some of it, and then nothing.
      socket.once('data', () => socket.resetAndDestroy());
    });
    const url = new URL(`http://127.0.0.1:${await listen(server)}/`);
    const large = { ...post, body: 'x'.repeat(64 * 1024 * 1024) };
    expect(await failure(makeSender().send(url, large).response)).toBeInstanceOf(UnsentError);
  });

  test('and one that was written to its end is not one of these', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.resetAndDestroy());
    });
    const url = new URL(`http://127.0.0.1:${await listen(server)}/`);
    const error = await failure(makeSender().send(url, post).response);
    expect(error).not.toBeInstanceOf(UnsentError);
    expect(codeOf(error)).toBe('ECONNRESET');
  });
});

test('P13: only a socket that nobody uses is let go of after a while', async () => {
  const port = await startServer((request, response) => {
    void delay(request.url === '/slow' ? 300 : 0).then(() => response.end('late'));
  });
  const sockets = new Set<Socket>();
  const { send } = makeSender({ idleTimeout: 50 });
  const ask = async (path: string) => {
    const response = await send(new URL(`http://127.0.0.1:${port}${path}`), get).response;
    sockets.add(response.socket);
    return readText(response);
  };
  await ask('/');
  // Six times as long as a socket is kept; it is the one that was used before.
  expect(await ask('/slow')).toBe('late');
  expect(sockets.size).toBe(1);
  const [socket] = sockets;
  if (!socket?.closed) await new Promise((resolve) => socket?.once('close', resolve));
});

test('abort ends it, whether an answer has begun or not', async () => {
  const ended: string[] = [];
  const port = await startServer((request, response) => {
    response.on('close', () => ended.push(request.url ?? ''));
    if (request.url === '/begun') response.write('a');
  });
  const { send } = makeSender();
  const waiting = send(new URL(`http://127.0.0.1:${port}/waiting`), get);
  const begun = send(new URL(`http://127.0.0.1:${port}/begun`), get);
  const response = await begun.response;
  const closed = new Promise((resolve) => response.once('close', resolve));
  response.on('error', () => undefined).resume();
  begun.abort();
  await closed;
  waiting.abort();
  await failure(waiting.response);
  await expect.poll(() => ended.toSorted()).toEqual(['/begun', '/waiting']);
});

test('a header field that nobody can send fails the request, and nothing else', async () => {
  const { send } = makeSender();
  const bad = { ...get, headers: ['X-Own', 'a\r\nb: c'] };
  expect(codeOf(await failure(send(new URL('http://127.0.0.1:1024/'), bad).response))).toBe(
    'ERR_INVALID_CHAR',
  );
});

test('close ends running requests, and those that are being connected', async () => {
  const arrived = Promise.withResolvers<void>();
  const connecting = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const port = await startServer(() => arrived.resolve());
  const { send, close } = makeSender({
    resolve: async (hostname) => {
      if (hostname === 'slow.example') {
        connecting.resolve();
        await release.promise;
      }
      return [{ address: '127.0.0.1', family: 4 }];
    },
  });
  const running = failure(send(new URL(`http://fast.example:${port}/`), get).response);
  const pending = failure(send(new URL(`http://slow.example:${port}/`), get).response);
  await Promise.all([arrived.promise, connecting.promise]);
  close();
  expect(await running).not.toBeInstanceOf(UnsentError);
  release.resolve();
  expect(await pending).toBeInstanceOf(UnsentError);
});
