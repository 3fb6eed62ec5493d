import {
  createInteractiveServer,
  startHttpService,
  waitFor,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import type {
  UpstreamRelayRequest,
  UpstreamSession,
} from '../core/connections/upstream-connector.js';
import type { McpNotification } from '../core/mcp-message.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { relayOf } from './testing/relay-of.fixture.js';
import { usePlainService } from './testing/use-plain-service.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const upstreams = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: createInteractiveServer, ...options }),
);
const { open, serve } = upstreams;
const plain = usePlainService(upstreams, (options) =>
  startHttpService({ createServer: createInteractiveServer, ...options }),
);

const token = 'sekrit-42';
const ways = [
  { over: 'http', era: 'legacy' },
  { over: 'http', era: 'modern' },
  { over: 'stdio', era: 'legacy' },
  { over: 'stdio', era: 'modern' },
] as const;

async function resultOf(
  session: UpstreamSession,
  method: string,
  options: Partial<UpstreamRelayRequest> = {},
): Promise<Record<string, unknown>> {
  const answer = await session.relay(relayOf(method, options));
  if ('error' in answer) throw new Error(JSON.stringify(answer.error));
  return answer.result;
}

describe.each(ways)('over $over, $era', (way) => {
  const isModern = way.era === 'modern';
  const reach = (options: Parameters<typeof open>[1] = {}): Promise<UpstreamSession> =>
    plain.reach(way, options);

  test.each(['tools/call', 'resources/read', 'tasks/get', 'vendor/any'])(
    'a result of %s comes as it was sent, byte by byte',
    async (method) => {
      const session = await reach();
      const answer = await session.relay(relayOf(method, { params: { name: 'any' } }));
      expect(JSON.stringify(answer)).toBe(
        '{"result":{"z":1,"content":[{"odd":{"deep":[null]},"type":"hologram"}],"resultType":"complete","_meta":{"x.example/b":2,"a":1},"isError":false,"structuredContent":["not","an","object"]}}',
      );
    },
  );

  test('a refusal is an answer, word for word', async () => {
    const session = await reach();
    expect(JSON.stringify(await session.relay(relayOf('plain/refuse')))).toBe(
      JSON.stringify({
        error: {
          code: -32_042,
          message: '<b>No</b>\n  way',
          data: [{ elicitations: null }, 'x'],
        },
      }),
    );
  });

  test('parameters and their `_meta` are handed on, with what belongs to this hop', async () => {
    const session = await reach();
    const params = { b: 1, _meta: { traceparent: '00-1', 'x.example/a': [1] }, a: { odd: true } };
    const seen = await resultOf(session, 'plain/params', { params, logLevel: 'debug' });
    const { _meta: meta } = seen['params'] as { _meta: Record<string, unknown> };
    expect(seen['params']).toMatchObject({ b: 1, a: { odd: true } });
    if (!isModern) {
      expect(JSON.stringify(seen['params'])).toBe(JSON.stringify(params));
      return;
    }
    expect(meta).toMatchObject({
      traceparent: '00-1',
      'x.example/a': [1],
      'io.modelcontextprotocol/logLevel': 'debug',
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    });
    expect(meta).not.toHaveProperty('progressToken');
  });

  test('what is said in its course is handed on in order, but for tokens and steps backwards', async () => {
    const session = await reach();
    const told: McpNotification[] = [];
    const progress = (params: object, progressToken = 'TOKEN') => ({
      method: 'notifications/progress',
      params: { progressToken, ...params },
    });
    const log = {
      method: 'notifications/message',
      params: { odd: 1, data: { deep: ['<b>', null] }, level: 'unheard-of' },
    };
    const unknown = { method: 'notifications/vendor', params: { x: '  y\n' } };
    await resultOf(session, 'vendor/any', {
      params: {
        messages: [
          progress({ progress: 1, message: '<b>1</b>', odd: [2] }),
          progress({ progress: 1 }),
          progress({ progress: 9 }, 'of-nobody'),
          log,
          unknown,
          progress({ progress: 2, total: 2 }),
        ],
      },
      wantsProgress: true,
      onNotification: (notification) => told.push(notification),
    });
    expect(JSON.stringify(told)).toBe(
      JSON.stringify([
        {
          method: 'notifications/progress',
          params: { progress: 1, message: '<b>1</b>', odd: [2] },
        },
        log,
        unknown,
        { method: 'notifications/progress', params: { progress: 2, total: 2 } },
      ]),
    );
  });

  test('no progress is asked for where nobody wants it', async () => {
    const session = await reach();
    const told: McpNotification[] = [];
    const message = {
      method: 'notifications/progress',
      params: { progressToken: 'TOKEN', progress: 1 },
    };
    await resultOf(session, 'vendor/any', {
      params: { messages: [message] },
      onNotification: (notification) => told.push(notification),
    });
    expect(told).toEqual([]);
  });

  test('a client that cancels is the reason, and the service is told in the way of the era', async () => {
    const session = await reach();
    const cancelling = new AbortController();
    const hanging = session.relay(relayOf('plain/hang', { signal: cancelling.signal }));
    await resultOf(session, 'plain/seen');
    cancelling.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect
      .poll(() => resultOf(session, 'plain/seen'))
      .toMatchObject({ cancelled: [expect.any(String)] });
  });

  test('the end of the session fails what waits, and nothing is sent after it', async () => {
    const session = await reach();
    const hanging = session.relay(relayOf('plain/hang'));
    await resultOf(session, 'plain/seen');
    const [failure] = await Promise.allSettled([hanging, session.close()]);
    expect(failure).toMatchObject({ reason: { code: 'CANCELLED' } });
    await expect(session.relay(relayOf('plain/seen'))).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: true,
    });
  });

  test('what a client says is handed on, where the era has it', async () => {
    const session = await reach();
    const changed = { method: 'notifications/roots/list_changed', params: {} };
    const own = { method: 'notifications/vendor', params: { x: 1, _meta: { a: 1 } } };
    const ofHop = { method: 'notifications/cancelled', params: { requestId: 7 } };
    for (const notification of [changed, ofHop, own]) await session.notify(notification);
    const { seen } = await resultOf(session, 'plain/seen');
    const named = (seen as McpNotification[]).filter(
      ({ method }) => method !== 'notifications/initialized',
    );
    expect(named).toMatchObject(
      isModern
        ? [
            {
              ...own,
              params: { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } },
            },
          ]
        : [changed, own],
    );
  });
});

test('credentials are taken out of what is said and refused, and out of nothing else', async () => {
  const service = await serve('legacy', ({ rpcMethod, response, id, params }) => {
    if (rpcMethod === 'vendor/refuse') {
      const data = { [`of ${token}`]: [token, 1] };
      return answerWith(response, { id, error: { code: 1, message: `not ${token}`, data } });
    }
    if (rpcMethod !== 'vendor/say') return false;
    const said = { method: 'notifications/message', params: { data: token } };
    beginStream(response, `data: ${JSON.stringify({ jsonrpc: '2.0', ...said })}\n\n`);
    response.end(`data: ${JSON.stringify({ jsonrpc: '2.0', id, result: params })}\n\n`);
    return true;
  });
  const session = await open(service.url, { credentials: { type: 'bearer', token } });
  expect(await session.relay(relayOf('vendor/refuse'))).toEqual({
    error: { code: 1, message: 'not [redacted]', data: { 'of [redacted]': ['[redacted]', 1] } },
  });
  const told: McpNotification[] = [];
  const answer = await session.relay(
    relayOf('vendor/say', {
      params: { token },
      onNotification: (notification) => told.push(notification),
    }),
  );
  expect(answer).toEqual({ result: { token } });
  expect(told).toEqual([{ method: 'notifications/message', params: { data: '[redacted]' } }]);
});

test('what is no result, or too deep, is no answer', async () => {
  const deep: unknown = JSON.parse('{"a":'.repeat(300) + '1' + '}'.repeat(300));
  const answers: Record<string, object> = {
    list: { result: [] },
    deep: { result: deep },
    'deep-refusal': { error: { code: 1, message: '', data: deep } },
  };
  const service = await serve('legacy', ({ rpcMethod, response, id }) => {
    const answer = answers[rpcMethod ?? ''];
    return answer !== undefined && answerWith(response, { id, ...answer });
  });
  const session = await open(service.url);
  for (const method of Object.keys(answers)) {
    await expect(session.relay(relayOf(method))).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
    });
  }
});

test.each([
  [404, { code: -32_601, message: 'Method not found', data: 'vendor/any' }],
  [400, { code: -32_021, message: 'Missing', data: { requiredCapabilities: { sampling: {} } } }],
])('a refusal with HTTP status %s is an answer too', async (status, error) => {
  const service = await serve(
    'modern',
    ({ rpcMethod, response, id }) =>
      rpcMethod === 'vendor/any' && answerWith(response, { id, error }, status),
  );
  const session = await open(service.url);
  expect(await session.relay(relayOf('vendor/any'))).toEqual({ error });
});

test.each([
  [429, { code: 'UPSTREAM_ERROR', retryable: true }],
  [500, { code: 'UPSTREAM_ERROR', retryable: false }],
])('HTTP status %s without an answer is a failure', async (status, expected) => {
  const service = await serve('legacy', ({ rpcMethod, response }) => {
    if (rpcMethod !== 'vendor/any') return false;
    response.writeHead(status).end('no');
    return true;
  });
  const session = await open(service.url);
  await expect(session.relay(relayOf('vendor/any'))).rejects.toMatchObject(expected);
});

test('what is said beside requests of the newer era says for whom, and in header fields what it is', async () => {
  const fields: unknown[] = [];
  const service = await serve('modern', ({ rpcMethod, request, response }) => {
    if (rpcMethod !== 'notifications/vendor') return false;
    fields.push(request.headers['mcp-method']);
    response.writeHead(202).end();
    return true;
  });
  const session = await open(service.url);
  await session.notify({ method: 'notifications/vendor', params: {} });
  expect(fields).toEqual(['notifications/vendor']);

  const other = await plain.reach({ over: 'stdio', era: 'modern' });
  const cancelling = new AbortController();
  const caller = { clientInfo: { name: 'editor', version: '7' }, capabilities: {} };
  const hanging = other.relay(relayOf('plain/hang', { caller, signal: cancelling.signal }));
  await resultOf(other, 'plain/seen');
  cancelling.abort();
  await expect(hanging).rejects.toThrow();
  const clientInfo = { 'io.modelcontextprotocol/clientInfo': caller.clientInfo };
  await expect
    .poll(() => resultOf(other, 'plain/seen'))
    .toMatchObject({
      seen: [{ method: 'notifications/cancelled', params: { _meta: clientInfo } }],
    });
});

describe('over streams that calls share', () => {
  test('calls of tools and relayed requests go on beside each other', async () => {
    const session = await plain.reach({ over: 'stdio', era: 'legacy' });
    const cancelling = new AbortController();
    const [logs, told]: unknown[][] = [[], []];
    const hanging = session.relay(
      relayOf('plain/hang', {
        signal: cancelling.signal,
        onNotification: (notification) => told?.push(notification),
      }),
    );
    const message = { method: 'notifications/message', params: { level: 'info', data: 'hi' } };
    await session.callTool(callOf({ parameters: {}, onLog: ({ data }) => logs?.push(data) }));
    await session.ask({
      method: 'plain/say',
      params: { messages: [message] },
      signal: AbortSignal.timeout(5000),
    });
    cancelling.abort();
    await expect(hanging).rejects.toThrow();
    expect([logs, told]).toEqual([[], [message]]);
  });
});

describe.each(['legacy', 'modern'] as const)('a service made with the SDK, %s', (era) => {
  test('its tools work, with steps and cancelling', async () => {
    const service = await serve(era);
    const session = await open(service.url);
    const told: McpNotification[] = [];
    const call = (steps: number, signal = AbortSignal.timeout(20_000)) =>
      session.relay(
        relayOf('tools/call', {
          params: { name: 'work', arguments: { steps, stepMs: 5 } },
          wantsProgress: true,
          onNotification: (notification) => told.push(notification),
          signal,
        }),
      );
    expect(await call(3)).toMatchObject({
      result: { content: [{ type: 'text', text: '3 steps' }] },
    });
    expect(told).toEqual(
      [1, 2, 3].map((progress) => ({
        method: 'notifications/progress',
        params: { progress, total: 3 },
      })),
    );
    const cancelling = new AbortController();
    const long = call(1000, cancelling.signal);
    await waitFor(() => told.length > 4, { description: 'a step' });
    cancelling.abort();
    await expect(long).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
