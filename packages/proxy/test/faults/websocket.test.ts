import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Connection } from '@nanda/protocol';
import {
  createInteractiveServer,
  startWebSocketService,
  waitFor,
  type WebSocketService,
  type WebSocketServiceOptions,
} from '@nanda/testing';
import type { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { useFamily } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 1500, maxResult: 256 * 1024 });
const eras = ['legacy', 'modern'] as const;
type Era = (typeof eras)[number];

interface Call {
  readonly id: unknown;
  readonly socket: WebSocket;
  /** `notifications/progress` for it. */
  progress(step: number): string;
  /** Its answer. */
  answer(text: string): string;
}

interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: {
    readonly arguments?: { readonly text?: unknown };
    readonly _meta?: { readonly progressToken?: unknown };
  };
}

const frame = (message: object): string => JSON.stringify({ jsonrpc: '2.0', ...message });

interface Served {
  readonly service: WebSocketService;
  readonly name: string;
  /** Methods that came, in order. */
  readonly methods: readonly string[];
}

/** A service that does with the calls of a certain text what a test wants, and is sound otherwise. */
async function serve(
  era: Era,
  act: (call: Call) => void = () => undefined,
  options: Partial<WebSocketServiceOptions> = {},
): Promise<Served> {
  const methods: string[] = [];
  const service = await startWebSocketService({
    createServer: createInteractiveServer,
    eras: [era],
    intercept(raw, socket) {
      const { id, method, params } = raw as Message;
      if (method !== undefined) methods.push(method);
      if (method !== 'tools/call' || params?.arguments?.text !== 'faulty') return false;
      const modern = era === 'modern' && { resultType: 'complete' };
      act({
        id,
        socket,
        progress: (progress) =>
          frame({
            method: 'notifications/progress',
            params: { progressToken: params._meta?.progressToken, progress },
          }),
        answer: (text) => frame({ id, result: { content: [{ type: 'text', text }], ...modern } }),
      });
      return true;
    },
    ...options,
  });
  family.onEnd(() => service.close());
  return { service, name: await family.add({ url: service.url }), methods };
}

const call = (connectionId: string, options: object = {}) =>
  family.rest.execute(connectionId, 'plain', {
    parameters: { text: 'faulty' },
    options: { ...options },
  });

async function expectSoundCall(connectionId: string): Promise<void> {
  const answer = await family.rest.execute(connectionId, 'plain', {
    parameters: { text: 'sound' },
  });
  expect(answer).toMatchObject({ status: 200, data: { result: { content: [{ text: 'sound' }] } } });
}

describe.each(eras)('%s', (era) => {
  test.each<[string, (call: Call) => void, object, { isLost: boolean }]>([
    [
      'case 1: the socket breaks off in mid-call',
      ({ socket }) => socket.terminate(),
      { code: 'UPSTREAM_LOST', retryable: false },
      { isLost: true },
    ],
    [
      'case 1: the socket is closed in mid-call',
      ({ socket }) => socket.close(1011, 'no more'),
      { code: 'UPSTREAM_LOST', retryable: false },
      { isLost: true },
    ],
    ['case 3: silence', () => undefined, { code: 'TOOL_TIMEOUT' }, { isLost: false }],
    [
      'case 9, P9: a message that is too large',
      ({ socket, answer }) => socket.send(answer('o'.repeat(2 ** 20))),
      { code: 'RESULT_TOO_LARGE' },
      { isLost: false },
    ],
    [
      'a result that nests too deep',
      ({ socket, id }) =>
        socket.send(
          `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{"content":[],"x":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
        ),
      { code: 'UPSTREAM_PROTOCOL_ERROR' },
      { isLost: false },
    ],
    [
      'an error',
      ({ socket, id }) => socket.send(frame({ id, error: { code: -32_000, message: 'No.' } })),
      { code: 'UPSTREAM_ERROR', details: { rpc: { code: -32_000, message: 'No.' } } },
      { isLost: false },
    ],
  ])('%s', async (_, act, expected, { isLost }) => {
    const { name } = await serve(era, act);
    const { id } = await family.rest.connect(name);
    const { error } = await call(id, { timeout: 500 });
    expect(error).toMatchObject(expected);
    await expectSoundCall(id);
    const path = `/v2/connections/${id}`;
    expect(await family.rest.get(path)).toMatchObject({ state: 'connected' });
    expect(await family.rest.get(`${path}/metrics`)).toMatchObject({
      sessions: { opened: isLost ? 2 : 1, lost: isLost ? 1 : 0 },
    });
  });

  test.each<[string, (call: Call) => void]>([
    [
      'case 10: noise of every kind before the answer',
      ({ socket, answer }) => {
        for (const noise of ['<html>', '', '[]', '7', 'null', '{"jsonrpc":"1.0"}'])
          socket.send(noise);
        socket.send(Buffer.from([0, 255, 1]));
        socket.ping();
        socket.send(answer('mine'));
      },
    ],
    [
      'case 10: the answer as bytes',
      ({ socket, answer }) => socket.send(Buffer.from(answer('mine'))),
    ],
    [
      'case 10: the answer in fragments',
      ({ socket, answer }) => {
        const text = answer('mine');
        socket.send(text.slice(0, 20), { fin: false });
        socket.send(text.slice(20));
      },
    ],
    [
      'case 11: answers to nobody, twice, and progress of nobody',
      ({ socket, answer }) => {
        socket.send(frame({ id: 'nobody', result: { content: [] } }));
        socket.send(
          frame({ method: 'notifications/progress', params: { progressToken: 'x', progress: 9 } }),
        );
        socket.send(answer('mine'));
        socket.send(answer('again'));
      },
    ],
  ])('%s', async (_, act) => {
    const { name } = await serve(era, act);
    const { id } = await family.rest.connect(name);
    for (let times = 0; times < 2; times += 1) {
      expect(await call(id)).toMatchObject({
        status: 200,
        data: { result: { content: [{ type: 'text', text: 'mine' }] } },
      });
    }
    const parameters = { text: 'faulty' };
    const events = await family.rest.stream(id, 'plain', { parameters });
    expect(events.map(({ type }) => type)).toEqual(['started', 'result']);
    await expectSoundCall(id);
  });

  test('case 13: all progress comes before the result that is right behind', async () => {
    const steps = Array.from({ length: 50 }, (_, index) => index + 1);
    const { name } = await serve(era, ({ socket, progress, answer }) => {
      for (const step of steps) socket.send(progress(step));
      socket.send(answer('mine'));
    });
    const { id } = await family.rest.connect(name);
    const events = await family.rest.stream(id, 'plain', { parameters: { text: 'faulty' } });
    expect(events.slice(1, -1)).toMatchObject(steps.map((progress) => ({ progress })));
  });

  test('case 1: a service that is killed, and is back', async () => {
    const { name, service } = await serve(era);
    const { id } = await family.rest.connect(name);
    const running = Array.from({ length: 3 }, () =>
      family.rest.stream(id, 'plain', { parameters: { text: 'faulty' } }),
    );
    await waitFor(
      async () => (await family.rest.get<object[]>('/v2/executions?state=running')).length === 3,
      {
        description: 'three calls to run',
      },
    );
    await service.crash();
    for (const events of await Promise.all(running)) {
      expect(events.at(-1)).toMatchObject({ error: { code: 'UPSTREAM_LOST', retryable: false } });
    }
    await service.restart();
    await waitFor(
      async () =>
        (await family.rest.get<Connection>(`/v2/connections/${id}`)).state === 'connected',
      { description: 'the connection to be back' },
    );
    await expectSoundCall(id);
    expect(service.sockets.size).toBe(1);
  });

  test('case 15: a call that is cancelled is told to the service, once', async () => {
    const { name, methods } = await serve(era);
    const { id } = await family.rest.connect(name);
    const reading = family.rest.stream(id, 'plain', { parameters: { text: 'faulty' } });
    await waitFor(() => methods.includes('tools/call'), { description: 'the call' });
    const [running] = await family.rest.get<{ id: string }[]>('/v2/executions?state=running');
    for (let times = 0; times < 2; times += 1) {
      await family.rest.ask('DELETE', `/v2/executions/${running?.id}`);
    }
    expect((await reading).at(-1)?.type).toBe('cancelled');
    await expectSoundCall(id);
    expect(methods.filter((method) => method === 'notifications/cancelled')).toHaveLength(1);
  });

  test('nothing stays open at the service after the end of the connection', async () => {
    const { name, service } = await serve(era);
    const { id } = await family.rest.connect(name);
    await expectSoundCall(id);
    expect(service.sockets.size).toBe(1);
    await family.rest.ask('DELETE', `/v2/connections/${id}`);
    await waitFor(() => service.sockets.size === 0, { description: 'the socket to be closed' });
  });
});

/** Accepts sockets, and does nothing else with them. */
async function listenSilently(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  family.onEnd(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

describe('connecting', () => {
  const connectTo = (name: string) =>
    family.rest.ask('POST', `/v2/services/${name}/connect`, { body: {} });

  test('case 5: one that wants credentials', async () => {
    const { name } = await serve('legacy', undefined, {
      requireHeaders: { authorization: 'Bearer x' },
    });
    expect(await connectTo(name)).toMatchObject({
      status: 401,
      error: { code: 'SERVICE_AUTH_REQUIRED', details: { challenge: { kind: 'bearer' } } },
    });
  });

  test.each<[string, (socket: Socket) => void, object]>([
    ['silence', () => undefined, { details: { cause: 'timeout' } }],
    ['a reset', (socket) => socket.resetAndDestroy(), { details: { cause: 'reset' } }],
    [
      '503',
      (socket) =>
        socket.end(
          'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 7\r\n\r\n',
        ),
      { details: { cause: 'http', status: 503 } },
    ],
    ['no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH\r\n'), { details: { cause: 'protocol' } }],
  ])('case 2: what answers does not open: %s', async (_, greet, expected) => {
    const port = await listenSilently(greet);
    const name = await family.add({ url: `ws://127.0.0.1:${port}/mcp` });
    const answer = await connectTo(name);
    expect(answer).toMatchObject({
      status: 502,
      error: { code: 'CONNECTION_FAILED', ...expected },
    });
    expect(await family.rest.get('/v2/connections')).toEqual([]);
  });
});

test('nothing is left behind', family.leavesNothing, 30_000);
