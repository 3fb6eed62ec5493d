import type { ServerResponse } from 'node:http';

import {
  createWeatherServer,
  startHttpService,
  waitFor,
  type HttpServiceOptions,
} from '@nanda/testing';
import { expect, test } from 'vitest';

import { callOf } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { relayOf } from './testing/relay-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

const { open, serve, connector } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

/** A service of the older HTTP+SSE; `onPost` may answer a message itself, or say what goes into the stream. */
async function serveSse(onPost: (exchange: Exchange, send: (message: object) => void) => boolean) {
  const streams = new Set<ServerResponse>();
  const service = await serve('legacy', (exchange) => {
    const { request, response, rpcMethod, id } = exchange;
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: endpoint\ndata: /mcp?session=1\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return true;
    }
    if (!request.url?.endsWith('?session=1')) {
      response.writeHead(404).end();
      return true;
    }
    const send = (message: object): void => {
      for (const stream of streams) stream.write(eventOf(message));
    };
    if (onPost(exchange, send)) return true;
    response.writeHead(202).end();
    const handshake = {
      protocolVersion: '2024-11-05',
      capabilities: {},
      serverInfo: { name: 'sse', version: '1' },
    };
    if (rpcMethod === 'initialize') send({ id, result: handshake });
    else if (id !== undefined && rpcMethod !== undefined) send({ id, result: { content: [] } });
    return true;
  });
  return { service, streams };
}

test('what a service asks during the handshake is not lost', async () => {
  const answers: unknown[] = [];
  const { service } = await serveSse(({ rpcMethod, body, response }, send) => {
    if (rpcMethod === undefined) answers.push(body);
    if (rpcMethod !== 'notifications/initialized') return false;
    // Before the client knows that its own message has arrived.
    send({ id: 'r', method: 'roots/list' });
    setImmediate(() => response.writeHead(202).end());
    return true;
  });
  const session = await open(service.url, {
    transport: 'sse',
    roots: [{ uri: 'file:///known' }],
  });
  expect(session.transport).toBe('sse');
  await waitFor(() => answers.length > 0, { description: 'the answer' });
  expect(answers).toEqual([
    { jsonrpc: '2.0', id: 'r', result: { roots: [{ uri: 'file:///known' }] } },
  ]);
});

test.each([
  [404, ''],
  [400, 'No transport found for sessionId'],
])(
  'P2: a session that the service has forgotten (%s) ends, and the call was not made',
  async (status, text) => {
    const { service } = await serveSse(({ rpcMethod, response }) => {
      if (rpcMethod !== 'tools/call') return false;
      response.writeHead(status).end(text);
      return true;
    });
    const session = await open(service.url, { transport: 'sse' });
    const reasons: string[] = [];
    session.onClosed(({ reason }) => reasons.push(reason));
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: true,
      details: { cause: 'session-expired' },
    });
    expect(reasons).toHaveLength(1);
  },
);

test('a stream that breaks fails what waits at once, and ends the session', async () => {
  const { service, streams } = await serveSse(({ rpcMethod, response }) => {
    if (rpcMethod !== 'tools/call') return false;
    response.writeHead(202).end(() => {
      for (const stream of streams) stream.destroy();
    });
    return true;
  });
  const session = await open(service.url, { transport: 'sse' });
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  await expect(session.callTool(callOf())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  expect(reasons).toHaveLength(1);
  expect(session.state).toBeUndefined();
});

test('a result that is too large fails its call, and nothing else', async () => {
  const { service } = await serveSse(({ rpcMethod, response, id, params }, send) => {
    if (rpcMethod !== 'tools/call' || params['name'] !== 'big') return false;
    response.writeHead(202).end();
    send({ id, result: { content: [], text: 'x'.repeat(17 * 1024 * 1024) } });
    return true;
  });
  const session = await open(service.url, { transport: 'sse' });
  const big = { name: 'big', inputSchema: {} };
  const closed: unknown[] = [];
  session.onClosed((reason) => closed.push(reason));
  await expect(session.callTool(callOf({ tool: big }))).rejects.toMatchObject({
    code: 'RESULT_TOO_LARGE',
  });
  expect(await session.callTool(callOf())).toEqual({ content: [] });
  expect(closed).toEqual([]);
});

test('an event of too many lines ends the session, for nobody knows whose it is', async () => {
  const { service, streams } = await serveSse(({ rpcMethod, response }) => {
    if (rpcMethod !== 'tools/call') return false;
    response.writeHead(202).end();
    for (const stream of streams) {
      stream.on('error', () => undefined);
      for (let line = 0; line < 20; line += 1) stream.write(`data: ${'x'.repeat(1024 * 1024)}\n`);
    }
    return true;
  });
  const session = await open(service.url, { transport: 'sse' });
  await expect(session.callTool(callOf())).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
});

test('detach lets go of it', async () => {
  const { service, streams } = await serveSse(() => false);
  const session = await open(service.url, { transport: 'sse' });
  await session.callTool(callOf());
  await session.detach();
  await waitFor(() => streams.size === 0, { description: 'the stream to end' });
});

test.each([
  ['names its call: it costs that one alone', true],
  ['names nobody: it ends the session', false],
])('a line without an end that %s', async (_, isNamed) => {
  let endLine = (): void => undefined;
  const { service, streams } = await serveSse(({ rpcMethod, response, id, params }) => {
    if (rpcMethod !== 'tools/call') return false;
    if (params['name'] === 'next') {
      endLine();
      return false;
    }
    response.writeHead(202).end();
    const head = `data: {"jsonrpc":"2.0",${isNamed ? `"id":${JSON.stringify(id)},` : ''}"result":"`;
    for (const stream of streams) {
      stream.write(head + 'x'.repeat(isNamed ? 200_000 : 1_000_000));
      endLine = () => void stream.write('"}\n\n');
    }
    return true;
  });
  const session = await open(service.url, {
    transport: 'sse',
    connector: await connector({ maxResult: 100_000 }),
  });
  await expect(session.callTool(callOf())).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
  const next = session.callTool(callOf({ tool: { name: 'next', inputSchema: {} } }));
  if (isNamed) expect(await next).toEqual({ content: [] });
  else await expect(next).rejects.toMatchObject({ code: 'UPSTREAM_LOST', retryable: true });
});

test('what comes is handed on as it was sent, in its own order', async () => {
  const result = { z: 1, isError: false, content: [{ odd: 1, type: 'hologram' }], _meta: { a: 1 } };
  const log = { method: 'notifications/message', params: { odd: [1], data: null, _meta: {} } };
  const { service } = await serveSse(({ rpcMethod, id, response }, send) => {
    if (rpcMethod !== 'vendor/any') return false;
    response.writeHead(202).end();
    send(log);
    send({ result, id });
    return true;
  });
  const session = await open(service.url, { transport: 'sse' });
  expect(session.facts.serverInfo).toEqual({ name: 'sse', version: '1' });
  const told: unknown[] = [];
  const answer = await session.relay(
    relayOf('vendor/any', { onNotification: (notification) => told.push(notification) }),
  );
  expect(JSON.stringify(answer)).toBe(JSON.stringify({ result }));
  expect(JSON.stringify(told)).toBe(JSON.stringify([log]));
});
