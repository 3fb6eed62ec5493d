import { getEventListeners } from 'node:events';

import type { ToolDefinition } from '@nanda/protocol';
import {
  createWeatherServer,
  startHttpService,
  waitFor,
  type HttpService,
  type InterceptedExchange,
  type ProtocolEraName,
} from '@nanda/testing';
import { afterEach, describe, expect, test } from 'vitest';

import type {
  HttpTarget,
  UpstreamCallRequest,
  UpstreamSession,
} from '../core/connections/upstream-connector.js';
import { createUpstreamConnector } from './create-upstream-connector.js';

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

const eventStream = { 'content-type': 'text/event-stream' };

async function start(
  era: ProtocolEraName,
  intercept: (exchange: InterceptedExchange & { id: unknown }) => boolean,
): Promise<{ service: HttpService; session: UpstreamSession }> {
  const service = await startHttpService({
    createServer: () => createWeatherServer(),
    eras: [era],
    intercept: (exchange) =>
      intercept({ ...exchange, id: (exchange.body as { id?: unknown } | undefined)?.id }),
  });
  releases.push(() => service.close());
  return { service, session: await open(service.url) };
}

async function open(url: string, target: Partial<HttpTarget> = {}): Promise<UpstreamSession> {
  const connector = createUpstreamConnector({ clientInfo: { name: 'test', version: '1' } });
  releases.push(() => connector.close());
  const session = await connector.open(
    { kind: 'http', url, addressPolicy: 'public-and-loopback', ...target },
    { credentials: { type: 'none' }, signal: AbortSignal.timeout(5000) },
  );
  releases.push(() => session.close());
  return session;
}

const tool: ToolDefinition = { name: 'any', inputSchema: { type: 'object' } };

function request(options: Partial<UpstreamCallRequest> = {}): UpstreamCallRequest {
  return {
    tool,
    parameters: {},
    signal: AbortSignal.timeout(5000),
    onProgress: () => undefined,
    onLog: () => undefined,
    ...options,
  };
}

test('a stream that the service lets go of is taken up again', async () => {
  let waiting: unknown;
  const { session } = await start('legacy', ({ request: inbound, response, rpcMethod, id }) => {
    if (rpcMethod === 'tools/call') {
      waiting = id;
      response.writeHead(200, eventStream).end('id: 41\nretry: 1\ndata: \n\n');
      return true;
    }
    if (inbound.headers['last-event-id'] !== '41') return false;
    const answer = JSON.stringify({
      jsonrpc: '2.0',
      id: waiting,
      result: { content: [], late: true },
    });
    response.writeHead(200, eventStream).end(`id: 42\ndata: ${answer}\n\n`);
    return true;
  });
  expect(await session.callTool(request())).toEqual({ content: [], late: true });
});

test.each([404, 405, 500, 'reset'] as const)(
  'a stream that cannot be taken up again fails the call: %s',
  async (how) => {
    const { session } = await start('legacy', ({ request: inbound, response, rpcMethod }) => {
      if (rpcMethod === 'tools/call') {
        response.writeHead(200, eventStream).write('id: 41\ndata: \n\n');
        setImmediate(() => response.destroy());
        return true;
      }
      if (inbound.headers['last-event-id'] !== '41') return false;
      if (how === 'reset') response.destroy();
      else response.writeHead(how).end();
      return true;
    });
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  },
);

test.each(['legacy', 'modern'] as const)(
  'a connection that breaks in mid-answer, %s',
  async (era) => {
    let isJson = false;
    const { session } = await start(era, ({ response, rpcMethod }) => {
      if (rpcMethod !== 'tools/call') return false;
      response.writeHead(200, isJson ? { 'content-type': 'application/json' } : eventStream);
      response.write(isJson ? '{"jsonrpc":"2.0",' : 'data: {"jsonrpc":"2.0",');
      setImmediate(() => response.destroy());
      return true;
    });
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
    isJson = true;
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  },
);

test.each(['legacy', 'modern'] as const)('garbage in place of an answer, %s', async (era) => {
  const { session } = await start(era, ({ response, rpcMethod }) => {
    if (rpcMethod !== 'tools/call') return false;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":');
    return true;
  });
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL_ERROR',
  });
});

test('after a cancelled call nothing of it stays open', async () => {
  let isOpen = false;
  const { session, service } = await start('legacy', ({ response, rpcMethod }) => {
    if (rpcMethod !== 'tools/call') return false;
    isOpen = true;
    response.on('close', () => {
      isOpen = false;
    });
    response.writeHead(200, eventStream).write(': wait\n\n');
    return true;
  });
  const cancel = new AbortController();
  const call = session.callTool(request({ signal: cancel.signal }));
  await Promise.all([
    expect(call).rejects.toMatchObject({ code: 'CANCELLED' }),
    waitFor(() => isOpen, { description: 'the call to arrive' }).then(() => cancel.abort()),
  ]);
  await waitFor(() => !isOpen, { description: 'the stream to be let go of' });
  expect(service.requests.map(({ rpcMethod }) => rpcMethod)).toContain('notifications/cancelled');
});

test.each(['legacy', 'modern'] as const)(
  'finished calls leave nothing on their signal, %s',
  async (era) => {
    const { session, service } = await start(era, ({ response, rpcMethod, id }) => {
      if (rpcMethod !== 'tools/call') return false;
      const result = { content: [], resultType: 'complete' };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
      return true;
    });
    const warnings: Error[] = [];
    const collect = (warning: Error): void => void warnings.push(warning);
    process.on('warning', collect);
    releases.push(async () => void process.off('warning', collect));
    const shared = new AbortController();
    for (let call = 0; call < 50; call += 1)
      await session.callTool(request({ signal: shared.signal }));
    await Promise.all(
      Array.from({ length: 50 }, () => session.callTool(request({ signal: shared.signal }))),
    );
    expect(getEventListeners(shared.signal, 'abort')).toHaveLength(0);
    shared.abort();
    await session.listTools(AbortSignal.timeout(5000));
    expect(service.requests.map(({ rpcMethod }) => rpcMethod)).not.toContain(
      'notifications/cancelled',
    );
    expect(warnings).toEqual([]);
  },
);

test('declared parameters are mirrored into fields in the newer era', async () => {
  const { session, service } = await start('modern', ({ response, rpcMethod, id }) => {
    if (rpcMethod !== 'tools/call') return false;
    const result = { content: [], resultType: 'complete' };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    return true;
  });
  const properties = { tenant: { type: 'string', 'x-mcp-header': 'Tenant' } };
  await session.callTool(
    request({
      tool: { name: 'any', inputSchema: { type: 'object', properties } },
      parameters: { tenant: 'a' },
    }),
  );
  expect(service.requests.at(-1)?.headers).toMatchObject({
    'mcp-param-tenant': 'a',
    'mcp-method': 'tools/call',
    'mcp-name': 'any',
  });
});

test('a service without tools has none', async () => {
  const { session } = await start('legacy', ({ request: inbound, response, rpcMethod, id }) => {
    const answers: Record<string, object> = {
      initialize: {
        result: {
          protocolVersion: '2025-11-25',
          capabilities: { resources: {}, prompts: {} },
          serverInfo: { name: 'empty', version: '1' },
        },
      },
      'tools/list': { error: { code: -32601, message: 'Method not found' } },
    };
    const answer = inbound.method === 'POST' ? answers[rpcMethod ?? ''] : undefined;
    if (!answer) response.writeHead(id === undefined ? 202 : 400).end();
    else {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
    }
    return true;
  });
  expect(session.capabilities).toEqual(['prompts', 'resources']);
  expect(await session.listTools(AbortSignal.timeout(5000))).toEqual([]);
});

test('an event stream of another kind where HTTP+SSE was said to be', async () => {
  const service = await startHttpService({
    createServer: () => createWeatherServer(),
    intercept: ({ request: inbound, response }) => {
      if (inbound.method !== 'GET') return false;
      response.writeHead(200, eventStream).end(': nothing\n\n');
      return true;
    },
  });
  releases.push(() => service.close());
  expect(await open(service.url, { transport: 'sse' })).toMatchObject({ transport: 'http' });
});

test('an event stream that ends before it named an endpoint is no session', async () => {
  const service = await startHttpService({
    createServer: () => createWeatherServer(),
    intercept: ({ request: inbound, response }) => {
      if (inbound.method === 'GET') response.writeHead(200, eventStream).end(': nothing\n\n');
      else response.writeHead(404).end();
      return true;
    },
  });
  releases.push(() => service.close());
  await expect(open(service.url)).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
});

describe.each(['legacy', 'modern'] as const)('messages that are too deep, %s', (era) => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const answers: [string, string, number][] = [
    ['structured content', `"result":{"content":[],"structuredContent":${deep}}`, 200],
    ['a block', `"result":{"content":[{"type":"x","y":${deep}}]}`, 200],
    ['an error', `"error":{"code":-32000,"message":"no","data":${deep}}`, 200],
    ['an error with a status', '"error":{"code":-32000,"message":"no","data":[[]]}', 500],
  ];
  test.each(answers)('%s fails the call, not the session', async (_, answer, status) => {
    const depth = 20_000;
    const body = answer.replace('[[]]', '['.repeat(depth) + ']'.repeat(depth));
    for (const type of ['application/json', 'text/event-stream']) {
      if (status === 500 && type !== 'application/json') continue;
      const { session } = await start(era, ({ response, rpcMethod, id }) => {
        if (rpcMethod !== 'tools/call') return false;
        const text = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},${body}}`;
        response.writeHead(status, { 'content-type': type });
        response.end(type === 'application/json' ? text : `data: ${text}\n\n`);
        return true;
      });
      await expect(session.callTool(request())).rejects.toMatchObject({
        code: 'UPSTREAM_PROTOCOL_ERROR',
      });
      expect(await session.listTools(AbortSignal.timeout(5000))).not.toHaveLength(0);
    }
  });

  test('a result that is deep, and can be read, comes whole', async () => {
    const structuredContent: unknown = JSON.parse('['.repeat(190) + ']'.repeat(190));
    const { session } = await start(era, ({ response, rpcMethod, id }) => {
      if (rpcMethod !== 'tools/call') return false;
      const result = { content: [], structuredContent };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
      return true;
    });
    expect(await session.callTool(request())).toEqual({ content: [], structuredContent });
  });
});
