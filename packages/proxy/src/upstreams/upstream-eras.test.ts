import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  createWeatherServer,
  discoveryFaults,
  startFaultyService,
  startHttpService,
  startServerEverything,
  startWebSocketService,
  type HttpService,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import { answerWith } from './testing/answer-with.fixture.js';
import { callOf } from './testing/call-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const { keep, connector, open, openCommand, serve, onRelease } = useUpstreams(
  (options: Partial<HttpServiceOptions>) =>
    startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const soon = (): AbortSignal => AbortSignal.timeout(5000);

const methodsOf = ({ requests }: HttpService): string[] =>
  requests.map(({ method, rpcMethod }) => rpcMethod ?? method);

describe('what was found out once', () => {
  test('a service of the older era is not asked for the newer one again', async () => {
    const service = await serve('legacy');
    const shared = await connector();
    for (let count = 0; count < 3; count += 1) await open(service.url, { connector: shared });
    expect(methodsOf(service).filter((method) => method === 'server/discover')).toHaveLength(1);
    expect(methodsOf(service).filter((method) => method === 'initialize')).toHaveLength(3);
  });

  test('who is known to a service may see another side of it', async () => {
    const service = await serve('legacy');
    const shared = await connector();
    for (const token of ['a', 'b']) {
      await open(service.url, { connector: shared, credentials: { type: 'bearer', token } });
    }
    expect(methodsOf(service).filter((method) => method === 'server/discover')).toHaveLength(2);
  });

  test('an answer that the service stands by for a while is not asked for again', async () => {
    const discover = ({ rpcMethod, response, id }: Exchange): boolean =>
      rpcMethod === 'server/discover' &&
      answerWith(response, {
        id,
        result: {
          resultType: 'complete',
          supportedVersions: ['2026-07-28'],
          capabilities: { tools: {} },
          ttlMs: 60_000,
          cacheScope: 'private',
          _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'known', version: '7' } },
        },
      });
    const service = await serve('modern', discover);
    const shared = await connector();
    for (let count = 0; count < 3; count += 1) {
      const session = await open(service.url, { connector: shared });
      expect(session).toMatchObject({
        protocolVersion: '2026-07-28',
        capabilities: ['tools'],
        serverInfo: { name: 'known', version: '7' },
      });
      expect(await session.listTools(soon())).not.toHaveLength(0);
    }
    expect(methodsOf(service).filter((method) => method === 'server/discover')).toHaveLength(1);
  });

  test('one that the service does not stand by is asked for each time', async () => {
    const service = await serve('modern');
    const shared = await connector();
    for (let count = 0; count < 2; count += 1) await open(service.url, { connector: shared });
    expect(methodsOf(service).filter((method) => method === 'server/discover')).toHaveLength(2);
    expect(methodsOf(service)).not.toContain('initialize');
  });

  test('a service that has changed its era is looked at anew', async () => {
    const before = await serve('legacy');
    const shared = await connector();
    expect((await open(before.url, { connector: shared })).protocolVersion).toBe('2025-11-25');
    await before.close();
    const after = await keep(
      startHttpService({
        createServer: () => createWeatherServer(),
        eras: ['modern'],
        port: before.port,
      }),
    );
    expect((await open(after.url, { connector: shared })).protocolVersion).toBe('2026-07-28');
  });

  test('a session of the newer era whose service went back to the older one ends, and a new one opens', async () => {
    let isBack = false;
    const service = await keep(
      startHttpService({
        createServer: () => createWeatherServer(),
        intercept: ({ request, response, rpcMethod, body }) => {
          if (rpcMethod === 'server/discover' && !isBack) {
            const { id } = body as { id: unknown };
            return answerWith(response, {
              id,
              result: {
                resultType: 'complete',
                supportedVersions: ['2026-07-28'],
                capabilities: { tools: {} },
                ttlMs: 60_000,
                cacheScope: 'public',
              },
            });
          }
          if (!isBack || request.headers['mcp-method'] === undefined) return false;
          response.writeHead(400).end('Bad Request');
          return true;
        },
      }),
    );
    const shared = await connector();
    const session = await open(service.url, { connector: shared });
    const reasons: string[] = [];
    session.onClosed(({ reason }) => reasons.push(reason));
    isBack = true;
    await expect(session.callTool(callOf())).rejects.toMatchObject({
      code: 'UPSTREAM_LOST',
      retryable: true,
      details: { cause: 'version' },
    });
    expect(reasons).toHaveLength(1);
    expect((await open(service.url, { connector: shared })).protocolVersion).toBe('2025-11-25');
  });

  test('a service that was found to speak HTTP+SSE is spoken to over it', async () => {
    const service = await keep(startServerEverything({ transport: 'sse' }));
    const shared = await connector();
    for (let count = 0; count < 2; count += 1) {
      const session = await open(service.url, { connector: shared });
      expect(session).toMatchObject({ transport: 'sse', endpoint: service.url });
      await session.close();
    }
  });

  test.each([401, 403, 500, 503] as const)('%s is no evidence', async (status) => {
    let isIll = false;
    const service = await serve('legacy', ({ response }) => {
      if (!isIll) return false;
      response.writeHead(status).end();
      return true;
    });
    const shared = await connector();
    await open(service.url, { connector: shared });
    isIll = true;
    await expect(open(service.url, { connector: shared })).rejects.toThrow();
    isIll = false;
    const before = service.requests.length;
    await open(service.url, { connector: shared });
    expect(methodsOf(service).slice(before)).not.toContain('server/discover');
  });
});

describe('P15: what says something of the era, and what does not', () => {
  type Expected =
    | { readonly protocolVersion: string }
    | { readonly code: string; readonly details?: object };
  const legacy = { transport: 'http', protocolVersion: '2025-11-25' };
  const modern = { transport: 'http', protocolVersion: '2026-07-28' };
  const refused = (code: number) => ({
    code: 'CONNECTION_FAILED',
    details: { cause: 'protocol', rpc: { code } },
  });
  const ill = (status: number) => ({
    code: 'CONNECTION_FAILED',
    details: { cause: 'http', status },
  });
  const expected: Record<keyof typeof discoveryFaults, Expected> = {
    'method not found': legacy,
    'method not found, 404': modern,
    'no session, 400': legacy,
    'a web page, 404': legacy,
    'method not allowed, 405': legacy,
    'bad request without a body, 400': legacy,
    'versions of another future, 400': {
      code: 'CONNECTION_FAILED',
      details: { cause: 'protocol' },
    },
    'the handshake versions only, 400': legacy,
    'header mismatch, 400': refused(-32_020),
    'a result that is none': { code: 'UPSTREAM_PROTOCOL_ERROR' },
    'credentials, 401': { code: 'SERVICE_AUTH_REQUIRED' },
    'more scope, 403': { code: 'SERVICE_AUTH_REQUIRED' },
    'an internal error, 500': ill(500),
    'no gateway, 502': ill(502),
    'too many, 429': ill(429),
    silence: { code: 'CONNECTION_FAILED', details: { cause: 'timeout' } },
    'a reset': { code: 'CONNECTION_FAILED', details: { cause: 'reset' } },
    'a web page, 200': { code: 'UPSTREAM_PROTOCOL_ERROR' },
  };

  // Whatever the era is taken for: the service speaks both.
  test.each(Object.entries(discoveryFaults))('%s', async (name, { fault }) => {
    const service = await keep(startFaultyService({ fault, affects: 'server/discover' }));
    const signal = name === 'silence' ? AbortSignal.timeout(300) : soon();
    const opened = await open(service.url, { signal }).catch((error: unknown) => error);
    expect(opened).toMatchObject(expected[name as keyof typeof expected]);
    // Only what says so makes anybody shake hands in the older way, and nothing look for an event stream.
    expect(service.seen.methods['initialize'] ?? 0).toBe(
      expected[name as keyof typeof expected] === legacy ? 1 : 0,
    );
    expect(service.seen.standingStreams).toBe(0);
  });

  test.each([
    [-32_021, { requiredCapabilities: { sampling: {} } }, /Connect with the `clientCapabilities`/],
    [-32_022, undefined, /Ask the service's owner/],
    [-32_022, { supported: [] }, /Ask the service's owner/],
  ])('400 with %s and %j is an honest error', async (code, data, advice) => {
    const fault = { kind: 'rpc-error', status: 400, code, message: 'no', data } as const;
    const service = await keep(startFaultyService({ fault, affects: 'server/discover' }));
    await expect(open(service.url)).rejects.toMatchObject({
      ...refused(code),
      message: expect.stringMatching(advice) as string,
    });
    expect(service.seen.methods['initialize']).toBeUndefined();
  });

  test('a service of the newer era that cannot be asked what it can do is of use all the same', async () => {
    const { fault } = discoveryFaults['method not found, 404'];
    const service = await keep(
      startFaultyService({ fault, affects: 'server/discover', eras: ['modern'] }),
    );
    const shared = await connector();
    for (let count = 0; count < 2; count += 1) {
      const session = await open(service.url, { connector: shared });
      const [tool] = await session.listTools(soon());
      expect(await session.callTool(callOf({ ...(tool && { tool }) }))).toMatchObject({
        content: [{}],
      });
      await session.ping(soon());
      expect(session.capabilities).toEqual([]);
    }
  });
});

describe('-32020: the service wants to see other parameters in header fields', () => {
  const scripted = async (listsTool: boolean) => {
    let calls = 0;
    let lists = 0;
    const fields: unknown[] = [];
    const service = await serve('modern', ({ request, rpcMethod, response, id }) => {
      if (rpcMethod === 'tools/list') {
        lists += 1;
        const property = { type: 'string', 'x-mcp-header': 'Tenant' };
        const inputSchema = { type: 'object', properties: { tenant: property } };
        const tools = listsTool ? [{ name: 'any', inputSchema }] : [];
        return answerWith(response, { id, result: { resultType: 'complete', tools } });
      }
      if (rpcMethod !== 'tools/call') return false;
      calls += 1;
      const tenant = request.headers['mcp-param-tenant'];
      fields.push(tenant);
      if (tenant === 'a') {
        return answerWith(response, { id, result: { resultType: 'complete', content: [] } });
      }
      return answerWith(
        response,
        { id, error: { code: -32_020, message: 'Header mismatch' } },
        400,
      );
    });
    const session = await open(service.url);
    return { session, fields, counts: () => [calls, lists] };
  };

  test('the tools are listed again and the call is made once more', async () => {
    const { session, fields, counts } = await scripted(true);
    expect(await session.callTool(callOf({ parameters: { tenant: 'a' } }))).toEqual({
      content: [],
    });
    expect(fields).toEqual([undefined, 'a']);
    expect(counts()).toEqual([2, 1]);
  });

  test('once, and not where the tool is gone', async () => {
    const wrong = await scripted(true);
    await expect(
      wrong.session.callTool(callOf({ parameters: { tenant: 'b' } })),
    ).rejects.toMatchObject({ details: { rpc: { code: -32_020 } } });
    expect(wrong.counts()).toEqual([2, 1]);
    const gone = await scripted(false);
    await expect(
      gone.session.callTool(callOf({ parameters: { tenant: 'a' } })),
    ).rejects.toMatchObject({ details: { rpc: { code: -32_020 } } });
    expect(gone.counts()).toEqual([1, 1]);
  });
});

test('P18: a command that knows the newer era only costs a second process once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'nanda-era-'));
  onRelease(() => rm(directory, { recursive: true, force: true }));
  const starts = join(directory, 'starts');
  await writeFile(starts, '');
  const source = `
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
appendFileSync(${JSON.stringify(starts)}, 'x');
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n');
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (method === 'server/discover') send({ id, result: { resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: {}, ttlMs: 0, cacheScope: 'private' } });
  else if (id !== undefined) send({ id, error: { code: -32601, message: 'Method not found' } });
});`;
  const target = { command: process.execPath, args: ['--input-type=module', '-e', source] };
  const shared = await connector();
  for (const expected of [2, 3]) {
    const session = await openCommand(target, { connector: shared });
    expect(session.protocolVersion).toBe('2026-07-28');
    await session.ping(soon());
    await session.close();
    expect(await readFile(starts, 'utf8')).toHaveLength(expected);
  }
});

describe('WebSocket', () => {
  test.each([
    ['legacy', '2025-11-25'],
    ['modern', '2026-07-28'],
  ] as const)('a service of the %s era', async (era, version) => {
    const service = await keep(
      startWebSocketService({
        createServer: () => createWeatherServer(),
        eras: [era],
        requireHeaders: { authorization: 'Bearer t' },
      }),
    );
    const session = await open(service.url, { credentials: { type: 'bearer', token: 't' } });
    expect(session).toMatchObject({
      transport: 'websocket',
      endpoint: service.url,
      protocolVersion: version,
    });
    await session.ping(soon());
    expect(await session.listTools(soon())).not.toHaveLength(0);
    const tool = { name: 'getCurrentWeather', inputSchema: {} };
    const result = await session.callTool(callOf({ tool, parameters: { location: 'Boston' } }));
    expect(result.isError).not.toBe(true);
    const reasons: string[] = [];
    session.onClosed(({ reason }) => reasons.push(reason));
    for (const socket of service.sockets) socket.terminate();
    await expect(
      session.callTool(callOf({ tool, parameters: { location: 'Boston' } })),
    ).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
    expect(reasons).toHaveLength(1);
  });

  test('the address may be listed as that of a page', async () => {
    const service = await keep(
      startWebSocketService({ createServer: () => createWeatherServer(), eras: ['legacy'] }),
    );
    const url = service.url.replace(/^ws/, 'http');
    expect(await open(url, { transport: 'websocket' })).toMatchObject({
      transport: 'websocket',
      endpoint: url,
    });
  });

  test.each([
    [{ authorization: 'Bearer t' }, { code: 'SERVICE_AUTH_REQUIRED', details: { challenge: {} } }],
  ])('who is not let in is told why', async (requireHeaders, expected) => {
    const service = await keep(
      startWebSocketService({ createServer: () => createWeatherServer(), requireHeaders }),
    );
    await expect(open(service.url)).rejects.toMatchObject(expected);
  });

  test.each([
    ['ws://127.0.0.1:1024/mcp', { code: 'CONNECTION_FAILED', details: { cause: 'refused' } }],
    ['ws://10.0.0.1/mcp', { code: 'BLOCKED_ADDRESS' }],
  ])('%s', async (url, expected) => {
    await expect(open(url)).rejects.toMatchObject(expected);
  });
});
