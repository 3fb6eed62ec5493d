import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, test } from 'vitest';

import { createDialler, type Dialler, type DiallerOptions } from './create-dialler.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function startServer(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  releases.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function makeDialler(options: DiallerOptions): Dialler {
  const dialler = createDialler(options);
  releases.push(() => dialler.close());
  return dialler;
}

const loopback = { policy: 'public-and-loopback' } as const;
const blocked = { code: 'BLOCKED_ADDRESS' };

describe('addresses', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:4/',
    'https://10.0.0.1/',
  ])('policy public keeps %s out', async (url) => {
    const { fetch } = makeDialler({ policy: 'public' });
    await expect(fetch(url)).rejects.toMatchObject(blocked);
  });

  test.each(['127.0.0.1', '169.254.169.254', '::ffff:10.0.0.1', '0.0.0.0'])(
    'a name that resolves to %s is kept out, and the address is not told',
    async (address) => {
      const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
      const { fetch } = makeDialler({ policy: 'public', resolve });
      const error: unknown = await fetch('http://service.example/').catch(
        (caught: unknown) => caught,
      );
      expect(error).toMatchObject({ ...blocked, details: { host: 'service.example' } });
      expect(JSON.stringify([error, String(error)])).not.toContain(address);
    },
  );

  test('of several addresses, only allowed ones are dialled', async () => {
    const port = await startServer((_request, response) => response.end('here'));
    const resolve = async () => [
      { address: '10.255.255.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const { fetch } = makeDialler({ ...loopback, resolve });
    const response = await fetch(`http://service.example:${port}/`);
    expect(await response.text()).toBe('here');
  });

  test('a name that changes its mind gains nothing: each connect is checked by the lookup that it uses', async () => {
    const port = await startServer((_request, response) => {
      response.setHeader('connection', 'close').end('here');
    });
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
    const { fetch } = makeDialler({ ...loopback, resolve });
    const url = `http://service.example:${port}/`;
    expect(await (await fetch(url)).text()).toBe('here');
    await expect(fetch(url)).rejects.toMatchObject(blocked);
  });

  test('other schemes are refused', async () => {
    const { fetch } = makeDialler({ policy: 'any' });
    await expect(fetch('file:///etc/passwd')).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
  });
});

describe('redirects', () => {
  test('within the origin, method and body are kept', async () => {
    const port = await startServer(async (request, response) => {
      if (request.url === '/') response.writeHead(307, { location: '/next' }).end();
      else response.end(`${request.method} ${await readText(request)}`);
    });
    const { fetch } = makeDialler(loopback);
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'hello' });
    expect(await response.text()).toBe('POST hello');
  });

  test('after 303 it is a GET', async () => {
    const port = await startServer((request, response) => {
      if (request.url === '/') response.writeHead(303, { location: '/next' }).end();
      else response.end(request.method);
    });
    const { fetch } = makeDialler(loopback);
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'hello' });
    expect(await response.text()).toBe('GET');
  });

  test('another origin is not followed, and named', async () => {
    const arrived: string[] = [];
    const other = await startServer((request, response) => {
      arrived.push(request.url ?? '');
      response.end();
    });
    const port = await startServer((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${other}/x` }).end();
    });
    const { fetch } = makeDialler(loopback);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      details: { cause: 'http', location: `http://127.0.0.1:${other}` },
    });
    expect(arrived).toEqual([]);
  });

  test('a private address is blocked', async () => {
    const port = await startServer((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    const { fetch } = makeDialler(loopback);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject(blocked);
  });

  test('a circle ends', async () => {
    let count = 0;
    const port = await startServer((_request, response) => {
      count += 1;
      response.writeHead(302, { location: '/' }).end();
    });
    const { fetch } = makeDialler(loopback);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('more than 3 times');
    expect(count).toBe(4);
  });
});

test('sockets are used again, and let go of by close', async () => {
  const ports = new Set<number | undefined>();
  const port = await startServer((request, response) => {
    ports.add(request.socket.remotePort);
    response.end();
  });
  const dialler = makeDialler(loopback);
  for (let call = 0; call < 6; call += 1) {
    await (await dialler.fetch(`http://127.0.0.1:${port}/`)).text();
  }
  expect(ports.size).toBeLessThan(6);
  await dialler.close();
  await expect(dialler.fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
