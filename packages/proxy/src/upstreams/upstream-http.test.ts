import type { ServiceCredentials, ToolDefinition } from '@nanda/protocol';
import {
  createAnalyticsServer,
  createWeatherServer,
  startFaultyService,
  startHttpService,
  startServerEverything,
  waitFor,
  type AnalyticsRun,
  type FaultyServiceOptions,
  type HttpService,
  type ProtocolEraName,
} from '@nanda/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';

import type {
  HttpTarget,
  UpstreamCallRequest,
  UpstreamLog,
  UpstreamProgress,
  UpstreamSession,
} from '../core/connections/upstream-connector.js';
import { NandaError } from '../core/nanda-error.js';
import { createUpstreamConnector } from './create-upstream-connector.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

async function keep<Service extends { close(): Promise<unknown> }>(
  starting: Promise<Service>,
): Promise<Service> {
  const service = await starting;
  releases.push(() => service.close());
  return service;
}

const limit = (): AbortSignal => AbortSignal.timeout(15_000);

async function open(
  url: string,
  {
    credentials = { type: 'none' },
    signal = limit(),
    ...target
  }: Partial<HttpTarget> & { credentials?: ServiceCredentials; signal?: AbortSignal } = {},
): Promise<UpstreamSession> {
  const connector = createUpstreamConnector({ clientInfo: { name: 'test', version: '1' } });
  releases.push(() => connector.close());
  return keep(
    connector.open(
      { kind: 'http', url, addressPolicy: 'public-and-loopback', ...target },
      { credentials, signal },
    ),
  );
}

const tool = (name: string): ToolDefinition => ({ name, inputSchema: { type: 'object' } });

function request(name: string, options: Partial<UpstreamCallRequest> = {}): UpstreamCallRequest {
  return {
    tool: tool(name),
    parameters: {},
    signal: limit(),
    onProgress: () => undefined,
    onLog: () => undefined,
    onInput: () => Promise.reject(new Error('Nobody is asked.')),
    ...options,
  };
}

const eras: [ProtocolEraName, string][] = [
  ['legacy', '2025-11-25'],
  ['modern', '2026-07-28'],
];

describe.each(eras)('%s', (era, version) => {
  const start = (
    options: Partial<Parameters<typeof startHttpService>[0]> = {},
  ): Promise<HttpService> =>
    keep(startHttpService({ createServer: () => createWeatherServer(), eras: [era], ...options }));
  const fault = (options: FaultyServiceOptions): Promise<HttpService> =>
    keep(startFaultyService({ ...options, eras: [era] }));

  test('opens, lists, calls and closes', async () => {
    const service = await start();
    const session = await open(service.url);
    expect(session).toMatchObject({
      transport: 'http',
      endpoint: service.url,
      protocolVersion: version,
      capabilities: expect.arrayContaining(['tools']),
      serverInfo: { name: expect.stringMatching(/weather/i) },
    });
    const names = (await session.listTools(limit())).map(({ name }) => name);
    expect(names).toContain('getCurrentWeather');
    const result = await session.callTool(
      request('getCurrentWeather', { parameters: { location: 'Boston' } }),
    );
    expect(result.structuredContent).toMatchObject({ conditions: expect.any(String) });
    expect(result).not.toHaveProperty('resultType');
    await session.close();
    await session.close();
    expect(service.sessionCount).toBe(0);
  });

  test('progress increases, logs arrive', async () => {
    const service = await start({ createServer: () => createAnalyticsServer() });
    const session = await open(service.url);
    const progress: UpstreamProgress[] = [];
    const logs: UpstreamLog[] = [];
    await session.callTool(
      request('analyze', {
        parameters: { durationMs: 20, steps: 4 },
        onProgress: (step) => progress.push(step),
        onLog: (log) => logs.push(log),
      }),
    );
    expect(progress.map((step) => step.progress)).toEqual([1, 2, 3, 4]);
    expect(progress[0]).toEqual({ progress: 1, total: 4, message: 'Step 1 of 4' });
    expect(logs.map(({ data }) => data)).toEqual(['Analyzing sample', 'Analyzed sample']);
  });

  test('a cancelled call ends at once, and at the service too', async () => {
    const runs: AnalyticsRun[] = [];
    const service = await start({
      createServer: () => createAnalyticsServer({ onRun: (run) => runs.push(run) }),
    });
    const session = await open(service.url);
    const cancel = new AbortController();
    const reason = new NandaError('TOOL_TIMEOUT', 'too long');
    const call = session.callTool(
      request('analyze', { parameters: { durationMs: 30_000 }, signal: cancel.signal }),
    );
    await Promise.all([
      expect(call).rejects.toBe(reason),
      waitFor(() => runs.length > 0, { description: 'the run to start' }).then(() =>
        cancel.abort(reason),
      ),
    ]);
    await waitFor(() => runs[0]?.state === 'cancelled', { description: 'the run to be cancelled' });
    const report = await session.callTool(
      request('generate_report', { parameters: { period: 'daily' } }),
    );
    expect(report.isError).not.toBe(true);
  });

  test('abort without a reason of ours is CANCELLED', async () => {
    const service = await fault({ behaviour: 'hang', affects: 'tools/call' });
    const session = await open(service.url);
    const call = session.callTool(request('faulty', { signal: AbortSignal.timeout(50) }));
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('a stream that ends without the answer fails the call at once', async () => {
    const service = await fault({ behaviour: 'close-mid-stream' });
    const session = await open(service.url);
    await expect(session.callTool(request('faulty'))).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: false,
    });
    expect(await session.listTools(limit())).not.toHaveLength(0);
  });

  test('a result that is too large fails the call, not the session', async () => {
    const service = await fault({ behaviour: 'huge-result' });
    const session = await open(service.url);
    await expect(session.callTool(request('faulty'))).rejects.toMatchObject({
      code: 'RESULT_TOO_LARGE',
    });
    expect(await session.listTools(limit())).not.toHaveLength(0);
  });

  test('an unknown kind of content survives', async () => {
    const result = { content: [{ type: 'hologram', depth: 3 }], extra: { a: 1 } };
    const service = await start({
      intercept: ({ rpcMethod, body, response }) => {
        if (rpcMethod !== 'tools/call') return false;
        const { id } = body as { id: unknown };
        const wire = { jsonrpc: '2.0', id, result: { ...result, resultType: 'complete' } };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(wire));
        return true;
      },
    });
    const session = await open(service.url);
    expect(await session.callTool(request('getAlerts'))).toEqual(result);
  });

  test('a tool that does not exist is an error of the service, however it says so', async () => {
    const service = await start();
    const session = await open(service.url);
    const outcome = await session.callTool(request('nope')).catch((error: unknown) => error);
    if (outcome instanceof NandaError) {
      expect(outcome).toMatchObject({ code: 'UPSTREAM_ERROR', details: { rpc: { code: -32602 } } });
    } else {
      expect(outcome).toMatchObject({ isError: true });
    }
  });

  test('a 401 in the middle names the challenge', async () => {
    const service = await fault({ behaviour: 'http-401', affects: 'tools/call' });
    const session = await open(service.url);
    await expect(session.callTool(request('faulty'))).rejects.toMatchObject({
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { kind: 'bearer', realm: 'faulty' } },
    });
  });

  test('a 500 in the middle is an error of the service', async () => {
    const service = await fault({ behaviour: 'http-500', affects: 'tools/call' });
    const session = await open(service.url);
    await expect(session.callTool(request('faulty'))).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
      details: { status: 500 },
    });
  });

  test('a page in the middle is no MCP', async () => {
    const service = await fault({ behaviour: 'not-mcp-html', affects: 'tools/call' });
    const session = await open(service.url);
    await expect(session.callTool(request('faulty'))).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
      details: { excerpt: 'Welcome It works!' },
    });
  });

  test('credentials arrive with every request, and nowhere else', async () => {
    const other = await start();
    const service = await start({ requireHeaders: { authorization: 'Bearer secret-token' } });
    const session = await open(service.url, {
      credentials: { type: 'bearer', token: 'secret-token' },
    });
    await session.listTools(limit());
    for (const { headers } of service.requests) {
      expect(headers.authorization).toBe('Bearer secret-token');
    }
    const moved = await fault({ behaviour: 'redirect-to', location: other.url });
    const failed: unknown = await open(moved.url, {
      credentials: { type: 'bearer', token: 'secret-token' },
    }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'CONNECTION_FAILED', details: { cause: 'http' } });
    expect(JSON.stringify([failed, String(failed)])).not.toContain('secret-token');
    expect(other.requests).toHaveLength(0);
  });
});

describe('opening', () => {
  test.each([
    [
      { behaviour: 'http-401' },
      {
        code: 'SERVICE_AUTH_REQUIRED',
        details: { challenge: { kind: 'bearer', scheme: 'Bearer', realm: 'faulty' } },
      },
    ],
    [
      { behaviour: 'http-500' },
      { code: 'CONNECTION_FAILED', details: { cause: 'http', status: 500 } },
    ],
    [
      { behaviour: 'not-mcp-html' },
      { code: 'UPSTREAM_PROTOCOL_ERROR', details: { excerpt: 'Welcome It works!' } },
    ],
    [
      { behaviour: 'redirect-to', location: 'http://169.254.169.254/' },
      { code: 'BLOCKED_ADDRESS' },
    ],
  ] as [FaultyServiceOptions, object][])('%j', async (behaviour, expected) => {
    const service = await keep(startFaultyService(behaviour));
    await expect(open(service.url)).rejects.toMatchObject(expected);
    await expect(open(service.url, { transport: 'sse' })).rejects.toMatchObject(
      behaviour.behaviour === 'not-mcp-html' ? { code: 'UPSTREAM_PROTOCOL_ERROR' } : expected,
    );
  });

  test.each([undefined, 'http', 'sse'] as const)(
    'a service that never answers, transport %s',
    async (transport) => {
      const service = await keep(startFaultyService({ behaviour: 'hang' }));
      await expect(
        open(service.url, { signal: AbortSignal.timeout(100), ...(transport && { transport }) }),
      ).rejects.toMatchObject({ code: 'CONNECTION_FAILED', details: { cause: 'timeout' } });
    },
  );

  test.each([
    ['http://127.0.0.1:1024/mcp', { code: 'CONNECTION_FAILED', details: { cause: 'refused' } }],
    ['http://service.invalid/mcp', { code: 'CONNECTION_FAILED', details: { cause: 'dns' } }],
    ['http://10.0.0.1/mcp', { code: 'BLOCKED_ADDRESS', details: { host: '10.0.0.1' } }],
    ['ftp://127.0.0.1/', { code: 'CONNECTION_FAILED' }],
    ['http://user:pass@127.0.0.1/', { code: 'CONNECTION_FAILED' }],
    ['nonsense', { code: 'CONNECTION_FAILED' }],
  ])('%s', async (url, expected) => {
    await expect(open(url)).rejects.toMatchObject(expected);
  });

  test('a service of both eras is spoken to in the newer one', async () => {
    const service = await keep(startHttpService({ createServer: () => createWeatherServer() }));
    expect((await open(service.url)).protocolVersion).toBe('2026-07-28');
  });
});

test('an expired session is closed, and says that the call was not made', async () => {
  let isForgotten = false;
  const service = await keep(
    startHttpService({
      createServer: () => createWeatherServer(),
      eras: ['legacy'],
      intercept: ({ response, rpcMethod }) => {
        if (!isForgotten || rpcMethod !== 'tools/call') return false;
        response.writeHead(404).end('Session not found');
        return true;
      },
    }),
  );
  const session = await open(service.url);
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  isForgotten = true;
  await expect(session.callTool(request('getAlerts'))).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: true,
  });
  expect(reasons).toHaveLength(1);
});

describe.each(['streamableHttp', 'sse'] as const)(
  'the real server-everything over %s',
  (transport) => {
    test('opens without being told the transport, calls, and tells of its death', async () => {
      const service = await keep(startServerEverything({ transport }));
      const session = await open(service.url);
      expect(session.transport).toBe(transport === 'sse' ? 'sse' : 'http');
      const tools = await session.listTools(limit());
      expect(tools.map(({ name }) => name)).toContain('echo');
      const echo = await session.callTool(request('echo', { parameters: { message: 'hello' } }));
      expect(echo.content).toEqual([{ type: 'text', text: 'Echo: hello' }]);

      const progress: number[] = [];
      const call = session.callTool(
        request('trigger-long-running-operation', {
          parameters: { duration: 30, steps: 300 },
          onProgress: (step) => progress.push(step.progress),
        }),
      );
      await Promise.all([
        expect(call).rejects.toMatchObject({ code: 'UPSTREAM_LOST' }),
        waitFor(() => progress.length > 0, { description: 'progress' }).then(() =>
          process.kill(service.processId, 'SIGKILL'),
        ),
      ]);
    });

    test('the transport that the catalog names may be the wrong one', async () => {
      const service = await keep(startServerEverything({ transport }));
      const session = await open(service.url, { transport: transport === 'sse' ? 'http' : 'sse' });
      expect(session.transport).toBe(transport === 'sse' ? 'sse' : 'http');
    });
  },
);
