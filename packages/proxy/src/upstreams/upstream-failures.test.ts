import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import {
  startFaultyService,
  waitFor,
  createWeatherServer,
  startHttpService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test } from 'vitest';

import type { NandaError } from '../core/nanda-error.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

const { keep, connector, open, serve, onRelease } = useUpstreams(
  (options: Partial<HttpServiceOptions>) =>
    startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const soon = (): AbortSignal => AbortSignal.timeout(5000);
const eras = ['legacy', 'modern'] as const;

describe.each(eras)('%s', (era) => {
  /** A session whose calls are answered like that. */
  const answering = async (onCall: (exchange: Exchange) => boolean) => {
    const service = await serve(era, (exchange) =>
      exchange.rpcMethod === 'tools/call' ? onCall(exchange) : false,
    );
    return { service, session: await open(service.url) };
  };

  test.each([
    [429, '7', 7],
    [503, '1.5', 2],
    [503, undefined, undefined],
  ])('%s with Retry-After %s was not taken in', async (status, field, retryAfter) => {
    const { session } = await answering(({ response, id }) => {
      if (field !== undefined) response.setHeader('retry-after', field);
      return answerWith(response, { id, error: { code: -32_000, message: 'later' } }, status);
    });
    const error: unknown = await session.callTool(callOf()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR', details: { status }, retryable: true });
    expect((error as NandaError).retryAfter).toBe(retryAfter);
  });

  test('Retry-After may be a date', async () => {
    const { session } = await answering(({ response }) => {
      const date = new Date(Date.now() + 3_600_000).toUTCString();
      response.writeHead(503, { 'retry-after': date }).end();
      return true;
    });
    const error: unknown = await session.callTool(callOf()).catch((caught: unknown) => caught);
    const { retryAfter = 0 } = error as NandaError;
    expect(Math.round(retryAfter / 60)).toBe(60);
  });

  test.each([500, 502, 504, 418])('%s may have run', async (status) => {
    const { session } = await answering(({ response }) => {
      response.writeHead(status).end();
      return true;
    });
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
      details: { status },
      retryable: false,
    });
  });

  test('a service that is gone was not reached', async () => {
    const { service, session } = await answering(() => false);
    await service.crash();
    // The first one may still go out over a socket that was kept; then it is not certain.
    await session.callTool(callOf()).catch(() => undefined);
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: true,
      details: { cause: 'refused' },
    });
  });

  test.each([
    ['an empty body', ''],
    ['a list of nothing', '[]'],
    ['an answer to somebody else', '{"jsonrpc":"2.0","id":"nobody","result":{}}'],
    ['no message', '{"hello":1}'],
    ['no object', '7'],
  ])('%s in place of an answer', async (_, body) => {
    const { session } = await answering(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      return true;
    });
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
      details: { excerpt: body },
    });
  });

  test('a request that is taken and not answered', async () => {
    const { session } = await answering(({ response }) => {
      response.writeHead(202).end();
      return true;
    });
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
      message: expect.stringContaining('does not answer'),
    });
  });

  test('a mark at the beginning, a list, and an error that names nobody', async () => {
    const bodies = [
      (id: string) => `\u{FEFF}{"jsonrpc":"2.0","id":${id},"result":{"content":[]}}`,
      (id: string) => `[{"jsonrpc":"2.0","id":${id},"result":{"content":[]}}]`,
      () => '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}',
    ];
    const { session } = await answering(({ response, id }) => {
      const body = bodies.shift()?.(JSON.stringify(id));
      response.writeHead(200, { 'content-type': 'Application/JSON; charset=utf-8' }).end(body);
      return true;
    });
    for (let call = 0; call < 2; call += 1) {
      expect(await session.callTool(callOf())).toEqual({ content: [] });
    }
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      details: { rpc: { code: -32_700 } },
    });
  });

  test('P6: a schema that nobody can compile costs neither the list nor the call', async () => {
    const outputSchema = { $ref: '#/$defs/missing' };
    const tool = { name: 'odd', inputSchema: { type: 'object' }, outputSchema };
    const service = await serve(era, ({ rpcMethod, response, id }) => {
      if (rpcMethod === 'tools/list')
        return answerWith(response, { id, result: { tools: [tool] } });
      if (rpcMethod !== 'tools/call') return false;
      return answerWith(response, { id, result: { content: [], structuredContent: 7 } });
    });
    const session = await open(service.url);
    expect(await session.listTools(soon())).toEqual([tool]);
    expect(await session.callTool(callOf({ tool }))).toMatchObject({ structuredContent: 7 });
  });

  test('P7: whatever kind of content comes, it comes as it is', async () => {
    const result = { content: [{ type: 'hologram', '': 1, __proto__: null }], _meta: { a: [] } };
    const { session } = await answering(({ response, id }) => answerWith(response, { id, result }));
    expect(await session.callTool(callOf())).toEqual(result);
  });

  test('P4, P22: every call has a progress token of its own', async () => {
    const tokens = new Set<unknown>();
    const { session } = await answering(({ response, id, params }) => {
      tokens.add((params['_meta'] as { progressToken: unknown }).progressToken);
      return answerWith(response, { id, result: { content: [] } });
    });
    await Promise.all(Array.from({ length: 20 }, () => session.callTool(callOf())));
    expect(tokens.size).toBe(20);
    for (const token of tokens) expect(token).toMatch(/^nanda-/);
  });

  test('P17: a redirect within the service is followed, one to another is not', async () => {
    const other = await serve(era);
    const { session, service } = await answering(({ request, response }) => {
      if (request.url !== '/mcp') return false;
      response.writeHead(307, { location: '/mcp?moved' }).end();
      return true;
    });
    const result = await session.callTool(
      callOf({ tool: { name: 'getAlerts', inputSchema: {} }, parameters: { state: 'MA' } }),
    );
    expect(result.content).toBeDefined();
    expect(service.requests.at(-1)).toMatchObject({ method: 'POST', url: '/mcp?moved' });

    const moved = await serve(era, ({ rpcMethod, response }) => {
      if (rpcMethod !== 'tools/call') return false;
      response.writeHead(307, { location: other.url }).end();
      return true;
    });
    const token = 'sekrit-42';
    const away = await open(moved.url, { credentials: { type: 'bearer', token } });
    await expect(away.callTool(callOf())).rejects.toMatchObject({
      code: 'CONNECTION_FAILED',
      details: { cause: 'http', location: new URL(other.url).origin },
    });
    expect(other.requests).toEqual([]);
  });

  test('the largest result is what the proxy says', async () => {
    const { session: small } = await answering(({ response, id }) =>
      answerWith(response, { id, result: { content: [{ type: 'text', text: 'x'.repeat(2000) }] } }),
    );
    expect((await small.callTool(callOf())).content).toHaveLength(1);
    const service = await serve(era, ({ rpcMethod, response, id, params }) => {
      if (rpcMethod !== 'tools/call') return false;
      const text = 'é'.repeat(Number(params['name']));
      return answerWith(response, { id, result: { content: [{ type: 'text', text }] } });
    });
    const strict = await connector({ maxResult: 100_000 });
    const session = await open(service.url, { connector: strict });
    const call = (size: number) =>
      session.callTool(callOf({ tool: { name: String(size), inputSchema: {} } }));
    // Bytes count, not characters.
    await expect(call(50_000)).rejects.toMatchObject({
      code: 'RESULT_TOO_LARGE',
      message: expect.stringContaining('100000 bytes'),
    });
    expect((await call(49_000)).content).toHaveLength(1);
  });

  test('P23: ask gives the answer whole, and says what the service refuses', async () => {
    const service = await serve(era, ({ request, rpcMethod, response, id }) => {
      if (rpcMethod === 'resources/read') {
        const name = request.headers['mcp-name'];
        return answerWith(response, {
          id,
          result: { contents: [], ttlMs: 5, extra: { name }, resultType: 'complete' },
        });
      }
      if (rpcMethod === 'prompts/list') {
        return answerWith(response, { id, error: { code: -32_601, message: 'Method not found' } });
      }
      if (rpcMethod !== 'prompts/get') return false;
      const deep: unknown = JSON.parse('['.repeat(500) + ']'.repeat(500));
      return answerWith(response, { id, result: { deep } });
    });
    const session = await open(service.url);
    const ask = (method: string, params = {}) => session.ask({ method, params, signal: soon() });
    expect(await ask('resources/read', { uri: 'test://a' })).toEqual({
      contents: [],
      ttlMs: 5,
      extra: era === 'modern' ? { name: 'test://a' } : {},
    });
    // P23: asked though the service says nothing of prompts; what to make of the refusal is the caller's business.
    await expect(ask('prompts/list')).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
      details: { rpc: { code: -32_601 } },
    });
    await expect(ask('prompts/get', { name: 'p' })).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
    });
  });

  test('a ping is one round trip, and tells what is wrong', async () => {
    const service = await serve(era);
    const session = await open(service.url);
    const before = service.requests.length;
    await session.ping(soon());
    const asked = service.requests.slice(before).map(({ rpcMethod }) => rpcMethod);
    expect(asked).toContain(era === 'modern' ? 'server/discover' : 'ping');
    await service.crash();
    await session.ping(soon()).catch(() => undefined);
    await expect(session.ping(soon())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  });

  test('after the end nothing is sent any more', async () => {
    const { service, session } = await answering(() => true);
    const running = expect(session.callTool(callOf())).rejects.toMatchObject({ code: 'CANCELLED' });
    await waitFor(() => service.requests.some(({ rpcMethod }) => rpcMethod === 'tools/call'), {
      description: 'the call to arrive',
    });
    await session.close();
    await running;
    const { length } = service.requests;
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: true,
    });
    expect(service.requests).toHaveLength(length);
  });
});

test('P2: whoever is told that the session is gone was not heard; who is being answered goes on', async () => {
  const service = await keep(startFaultyService({ eras: ['legacy'] }));
  const session = await open(service.url);
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  service.inject({ fault: { kind: 'hang' }, affects: 'tools/call', times: 1 });
  const cancel = new AbortController();
  const hanging = session.callTool(
    callOf({ tool: { name: 'faulty', inputSchema: {} }, signal: cancel.signal }),
  );
  const ended = expect(hanging).rejects.toMatchObject({ code: 'CANCELLED' });
  await waitFor(() => service.seen.calls.length === 1, { description: 'the first to arrive' });
  service.inject({ fault: { kind: 'http-status', status: 404 }, affects: 'tools/call' });
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      session
        .callTool(callOf({ tool: { name: 'faulty', inputSchema: {} } }))
        .catch((error: unknown) => error),
    ),
  );
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ code: 'UPSTREAM_LOST', retryable: true });
  }
  expect(reasons).toHaveLength(1);
  cancel.abort();
  await ended;
});

describe('a socket that was kept', () => {
  const listen = async (listener: RequestListener, onSocket: (socket: Socket) => void) => {
    const server = createServer(listener).on('connection', onSocket).listen(0, '127.0.0.1');
    onRelease(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
  };

  /** A service of the older era that answers every call, unless `onCall` does something else. */
  const legacy =
    (onCall: (socket: Socket) => boolean): RequestListener =>
    (request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      request.on('end', () => {
        if (request.method !== 'POST') return response.writeHead(405).end();
        const { id, method } = JSON.parse(text) as { id?: unknown; method: string };
        if (id === undefined) return response.writeHead(202).end();
        if (method === 'tools/call' && onCall(request.socket)) return undefined;
        const handshake = {
          protocolVersion: '2025-11-25',
          capabilities: {},
          serverInfo: { name: 'raw', version: '1' },
        };
        const error = { code: -32_601, message: 'Method not found' };
        if (method === 'server/discover') return answerWith(response, { id, error });
        return answerWith(response, {
          id,
          result: method === 'initialize' ? handshake : { content: [] },
        });
      });
    };

  test('is used again', async () => {
    const sockets = new Set<Socket>();
    const url = await listen(
      legacy(() => false),
      (socket) => sockets.add(socket),
    );
    const session = await open(url);
    const { size } = sockets;
    for (let call = 0; call < 10; call += 1) await session.callTool(callOf());
    expect(sockets.size).toBe(size + 1);
  });

  test('and breaks when all was sent: nobody knows whether the call was made', async () => {
    let calls = 0;
    const url = await listen(
      legacy((socket) => {
        calls += 1;
        if (calls === 1) return false;
        socket.destroy();
        return true;
      }),
      () => undefined,
    );
    const session = await open(url);
    await session.callTool(callOf());
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: false,
    });
    expect(calls).toBe(2);
  });

  test('is let go of when the connector closes', async () => {
    const sockets = new Set<Socket>();
    const url = await listen(
      legacy(() => false),
      (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
      },
    );
    const shared = await connector();
    const session = await open(url, { connector: shared });
    await session.callTool(callOf());
    expect(sockets.size).toBeGreaterThan(0);
    await shared.close();
    await waitFor(() => sockets.size === 0, { description: 'the sockets to end' });
  });
});
