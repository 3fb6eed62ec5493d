import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { Client, type JSONRPCMessage, type Transport } from '@modelcontextprotocol/client';
import {
  createAnalyticsServer,
  createWeatherServer,
  startWebSocketService,
  waitFor,
  type AnalyticsRun,
  type WebSocketService,
  type WebSocketServiceOptions,
} from '@nanda/testing';
import { Agent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';

import { createGuardedConnector } from '../../network/create-guarded-connector.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { findInCauses } from '../../network/find-in-causes.js';
import {
  createWebSocketTransport,
  type WebSocketTransportOptions,
} from './create-websocket-transport.js';
import { WebSocketRefusedError } from './websocket-refused-error.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function start(options: Partial<WebSocketServiceOptions> = {}): Promise<WebSocketService> {
  const service = await startWebSocketService({
    createServer: () => createWeatherServer(),
    ...options,
  });
  releases.push(() => service.close());
  return service;
}

type Told = { messages: JSONRPCMessage[]; errors: Error[]; closes: number };

function makeTransport(
  url: string,
  options: Partial<WebSocketTransportOptions> = {},
): { transport: Transport; told: Told } {
  const agent = new Agent();
  releases.push(() => agent.destroy());
  const transport = createWebSocketTransport({
    url,
    dispatcher: agent,
    maximumBytes: 1_000_000,
    ...options,
  });
  releases.push(() => transport.close());
  const told: Told = { messages: [], errors: [], closes: 0 };
  transport.onmessage = (message) => told.messages.push(message);
  transport.onerror = (error) => told.errors.push(error);
  transport.onclose = () => {
    told.closes += 1;
  };
  return { transport, told };
}

async function open(url: string, options: Partial<WebSocketTransportOptions> = {}) {
  const made = makeTransport(url, options);
  await made.transport.start();
  return made;
}

const ping: JSONRPCMessage = { jsonrpc: '2.0', id: 1, method: 'ping' };

/** A server that is no WebSocket service, and the connections that it has. */
async function listenRaw(server: Server): Promise<{ url: string; connections: Set<Socket> }> {
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('end', () => socket.end()).on('close', () => connections.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  releases.push(async () => {
    for (const socket of connections) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, connections };
}

describe.each([
  ['legacy', 'legacy'],
  ['modern', { pin: '2026-07-28' }],
] as const)('an MCP session, %s', (era, mode) => {
  test('opens, lists, calls, reports, cancels and closes', async () => {
    const runs: AnalyticsRun[] = [];
    const service = await start({
      createServer: () => createAnalyticsServer({ onRun: (run) => runs.push(run) }),
      eras: [era],
      requireHeaders: { 'x-api-key': 'k' },
    });
    const { transport } = makeTransport(service.url, { headers: { 'X-API-Key': 'k' } });
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
    await client.connect(transport);
    expect(service.openings[0]).toMatchObject({
      'x-api-key': 'k',
      'sec-websocket-protocol': 'mcp',
    });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('analyze');
    const progress: number[] = [];
    const result = await client.callTool(
      { name: 'analyze', arguments: { durationMs: 30, steps: 3 } },
      { onprogress: (step) => progress.push(step.progress) },
    );
    expect(result.isError).not.toBe(true);
    // The SDK's client loses a progress that the result follows at once.
    expect(progress.slice(0, 2)).toEqual([1, 2]);
    const cancel = new AbortController();
    const cancelled = expect(
      client.callTool({ name: 'analyze' }, { signal: cancel.signal }),
    ).rejects.toThrow();
    await waitFor(() => runs.length === 2, { description: 'the call to run' });
    cancel.abort();
    await cancelled;
    await waitFor(() => runs[1]?.state === 'cancelled', { description: 'the server to be told' });
    await client.close();
    await waitFor(() => service.sockets.size === 0, { description: 'the socket to end' });
  });
});

test('the server pings, and is answered', async () => {
  const service = await start();
  await open(service.url);
  const [socket] = service.sockets;
  const pong = new Promise<string>((resolve) =>
    socket?.once('pong', (data: Buffer) => resolve(data.toString())),
  );
  socket?.ping('are you there');
  expect(await pong).toBe('are you there');
});

test('a message in a binary frame, and one in pieces, are read', async () => {
  const service = await start();
  const { told } = await open(service.url);
  const [socket] = service.sockets;
  const text = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message', params: {} });
  socket?.send(Buffer.from(text));
  socket?.send(text.slice(0, 9), { fin: false });
  socket?.send(text.slice(9), { fin: true });
  await waitFor(() => told.messages.length === 2, { description: 'both messages' });
  expect(told.messages).toEqual([JSON.parse(text), JSON.parse(text)]);
});

test('what is no JSON is told, and what follows is read', async () => {
  const service = await start();
  const { transport, told } = await open(service.url);
  for (const socket of service.sockets) socket.send('<html>');
  for (const socket of service.sockets) socket.send('[]');
  await transport.send(ping);
  await waitFor(() => told.messages.length === 1, { description: 'the answer' });
  expect(told.errors).toHaveLength(2);
  expect(told.closes).toBe(0);
});

test('a listener that throws costs its message only', async () => {
  const service = await start();
  const { transport, told } = await open(service.url);
  const keep = transport.onmessage;
  transport.onmessage = () => {
    transport.onmessage = keep;
    throw new Error('listener');
  };
  await transport.send(ping);
  await waitFor(() => told.errors.length === 1, { description: 'the fault' });
  await transport.send({ ...ping, id: 2 });
  await waitFor(() => told.messages.length === 1, { description: 'the next answer' });
  expect(told.errors[0]?.message).toBe('listener');
});

describe('a message over the limit', () => {
  const large = 'o'.repeat(1_000_001);

  test('is an error for its request, and costs nothing else', async () => {
    const service = await start({
      intercept: (message, socket) => {
        if (!('id' in message) || message.id !== 'big') return false;
        socket.send(JSON.stringify({ jsonrpc: '2.0', id: 'big', result: { large } }));
        return true;
      },
    });
    const { transport, told } = await open(service.url);
    await transport.send({ ...ping, id: 'big' });
    await waitFor(() => told.messages.length === 1, { description: 'the error' });
    expect(told.messages[0]).toMatchObject({
      id: 'big',
      error: { code: -32_000, message: expect.stringContaining('1000000 bytes') },
    });
    await transport.send(ping);
    await waitFor(() => told.messages.length === 2, { description: 'the next answer' });
    expect(told.closes).toBe(0);
  });

  test('is told to who asked to be, by its id or without', async () => {
    const service = await start();
    const ids: unknown[] = [];
    const { told } = await open(service.url, { onTooLarge: (id) => ids.push(id) });
    const [socket] = service.sockets;
    socket?.send(JSON.stringify({ jsonrpc: '2.0', result: { large }, id: 4 }));
    socket?.send(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message', large }));
    // Counted in bytes: as a text it is within the limit.
    socket?.send(JSON.stringify({ jsonrpc: '2.0', id: 5, result: 'é'.repeat(500_000) }));
    await waitFor(() => ids.length === 3, { description: 'all to be told' });
    expect(ids).toEqual([4, undefined, 5]);
    expect(told).toMatchObject({ messages: [], closes: 0 });
  });

  test('ends the session where nobody knows who waits for it', async () => {
    const service = await start();
    const { told } = await open(service.url);
    for (const socket of service.sockets) socket.send(large);
    await waitFor(() => told.closes === 1, { description: 'the session to end' });
    expect(told.errors[0]?.message).toContain('more than 1000000 bytes');
  });

  test('is never held beyond the limit of the dispatcher', async () => {
    const service = await start();
    const agent = new Agent({ webSocket: { maxPayloadSize: 2_000_000 } });
    releases.push(() => agent.destroy());
    const { told } = await open(service.url, { dispatcher: agent });
    for (const socket of service.sockets) socket.send('o'.repeat(2_000_001));
    await waitFor(() => told.closes === 1, { description: 'the session to end' });
    expect(told.messages).toEqual([]);
  });
});

describe('opening', () => {
  const failure = async (
    url: string,
    options: Partial<WebSocketTransportOptions> = {},
  ): Promise<Error> => {
    const { transport, told } = makeTransport(url, options);
    const error: unknown = await transport.start().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(told).toMatchObject({ errors: [], closes: 0 });
    await transport.close();
    expect(told.closes).toBe(1);
    return error as Error;
  };

  test.each([
    ['ws://127.0.0.1:1024/mcp', 'refused'],
    ['ws://service.invalid/mcp', 'dns'],
  ])('%s', async (url, cause) => {
    expect(describeConnectFailure(await failure(url))).toMatchObject({ cause });
  });

  test('a server that wants credentials: its challenge is there', async () => {
    const service = await start({ requireHeaders: { authorization: 'Bearer t' } });
    const error = await failure(service.url);
    const refused = findInCauses(error, (found) =>
      found instanceof WebSocketRefusedError ? found : undefined,
    );
    expect(refused?.status).toBe(401);
    expect(refused?.response.headers.get('www-authenticate')).toBe('Bearer realm="nanda-testing"');
    expect(describeConnectFailure(error)).toMatchObject({ cause: 'http' });
  });

  test('a redirect is not followed', async () => {
    const { url } = await listenRaw(
      createServer().on('upgrade', (_request, stream) => {
        stream.end(
          'HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
        );
      }),
    );
    const error = await failure(url);
    expect(error.cause).toMatchObject({ status: 302 });
  });

  test('a web server that knows no WebSocket', async () => {
    const { url } = await listenRaw(createServer((_request, response) => response.end('<html>')));
    expect((await failure(url)).cause).toMatchObject({ status: 200 });
  });

  test('a WebSocket of another kind: no socket is left of it', async () => {
    const service = await start({ subprotocol: null });
    expect((await failure(service.url)).message).toContain('speaks no MCP over WebSocket');
    await waitFor(() => service.sockets.size === 0, { description: 'the socket to end' });
  });

  test('a connection that breaks off in the handshake', async () => {
    const { url } = await listenRaw(
      createServer().on('upgrade', (_request, stream) => void stream.destroy()),
    );
    expect(describeConnectFailure(await failure(url))).toMatchObject({ cause: 'reset' });
  });

  test('a server that takes the connection and says nothing', async () => {
    const { url, connections } = await listenRaw(
      createServer().on('upgrade', (_request, stream) => void stream.resume()),
    );
    const error = await failure(url, { openLimit: 100 });
    expect(describeConnectFailure(error)).toMatchObject({ cause: 'timeout' });
    await waitFor(() => connections.size === 0, { description: 'the socket to be let go of' });
  });

  test('closed before it is open', async () => {
    const arrived = Promise.withResolvers<void>();
    const { url, connections } = await listenRaw(
      createServer().on('upgrade', (_request, stream) => {
        stream.resume();
        arrived.resolve();
      }),
    );
    const { transport, told } = makeTransport(url);
    const starting = expect(transport.start()).rejects.toThrow('could not be opened');
    await arrived.promise;
    await transport.close();
    await starting;
    expect(told).toMatchObject({ errors: [], closes: 1 });
    await waitFor(() => connections.size === 0, { description: 'the socket to be let go of' });
  });

  test('the dispatcher decides which addresses are reached', async () => {
    const service = await start();
    const agent = new Agent({ connect: createGuardedConnector({ policy: 'public' }) });
    releases.push(() => agent.destroy());
    const error = await failure(service.url, { dispatcher: agent });
    expect(findInCauses(error, (found) => ('code' in found ? found.code : undefined))).toBe(
      'BLOCKED_ADDRESS',
    );
    expect(service.openings).toEqual([]);
  });

  test('it starts once', async () => {
    const service = await start();
    const { transport } = await open(service.url);
    await expect(transport.start()).rejects.toThrow('started before');
  });
});

describe('the end', () => {
  test('close tells the server, and nothing is left', async () => {
    const service = await start();
    const agent = new Agent();
    const { transport, told } = await open(service.url, { dispatcher: agent });
    const codes: number[] = [];
    for (const socket of service.sockets) socket.once('close', (code: number) => codes.push(code));
    await Promise.all([transport.close(), transport.close()]);
    expect(told).toMatchObject({ errors: [], closes: 1 });
    await waitFor(() => codes.length === 1, { description: 'the server to see the end' });
    expect(codes).toEqual([1005]);
    await expect(transport.send(ping)).rejects.toMatchObject({ code: 'EPIPE' });
    // Resolves only when no socket of it is in use.
    await agent.close();
  });

  test('a server that goes away says why', async () => {
    const service = await start();
    const { transport, told } = await open(service.url);
    for (const socket of service.sockets) socket.close(1012, 'service restart');
    await waitFor(() => told.closes === 1, { description: 'the end' });
    expect(told.errors.map(({ message }) => message)).toEqual([
      'The service ended the WebSocket with code 1012: service restart',
    ]);
    await expect(transport.send(ping)).rejects.toMatchObject({ code: 'EPIPE' });
  });

  test('a server that crashes, and comes back', async () => {
    const service = await start();
    const { told } = await open(service.url);
    await service.crash();
    await waitFor(() => told.closes === 1, { description: 'the end' });
    expect(told.errors[0]?.message).toContain('1006');
    await expect(makeTransport(service.url).transport.start()).rejects.toThrow();
    await service.restart();
    await open(service.url);
    expect(service.sockets.size).toBe(1);
  });

  test.each(['close', 'send'] as const)(
    'a server that says goodbye and holds the line is let go of by %s',
    async (how) => {
      const service = await start();
      const { transport, told } = await open(service.url);
      const [socket] = service.sockets;
      // An empty close frame, and then nothing: the TCP connection stays.
      (socket as unknown as { _socket: Socket })._socket.write(Buffer.from([0x88, 0x00]));
      socket?.pause();
      if (how === 'close') {
        await transport.close();
      } else {
        await waitFor(
          () =>
            transport.send(ping).then(
              () => false,
              () => true,
            ),
          {
            description: 'the goodbye to arrive',
          },
        );
      }
      await waitFor(() => told.closes === 1, { description: 'the end' });
      socket?.terminate();
    },
  );

  test('a server that does not read is not sent without bound', async () => {
    const service = await start();
    const { transport } = await open(service.url);
    for (const socket of service.sockets) socket.pause();
    const large = { ...ping, params: { _meta: { padding: 'o'.repeat(900_000) } } };
    const failed = await waitFor(
      () =>
        transport.send(large).then(
          () => undefined,
          (error: unknown) => error as Error,
        ),
      { description: 'the transport to refuse', interval: 0 },
    );
    expect(failed.message).toContain('does not read');
    for (const socket of service.sockets) socket.terminate();
  });
});
