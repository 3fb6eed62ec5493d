import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  startHttpService,
  createAnalyticsServer,
  createTemporaryDirectory,
  createWeatherServer,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMcpAdapter, type McpAdapterOptions } from './start-mcp-adapter.js';
import { held, startStubMcp } from './start-stub-mcp.js';

const stack = new AsyncDisposableStack();
let directory = '';
beforeAll(async () => {
  directory = stack.use(await createTemporaryDirectory()).path;
});
afterAll(() => stack.disposeAsync());

const start = (url: string, options: Partial<McpAdapterOptions> = {}) =>
  startMcpAdapter({
    ...options,
    env: {
      PATH: process.env['PATH'],
      HOME: directory,
      NANDA_STATE_DIR: `${directory}/state`,
      NANDA_CONFIG_DIR: `${directory}/config`,
      NANDA_BASE_URL: url.replace(/\/mcp$/, ''),
    },
  });

const clientInfo = { name: 'a client', version: '7' };
const hello = {
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: { roots: {} }, clientInfo },
};
const initialized = { method: 'notifications/initialized' };
const modern = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  },
};

const result = {
  protocolVersion: '2025-11-25',
  capabilities: { tools: {} },
  serverInfo: clientInfo,
};

test('what the proxy answers passes byte for byte, but for breaks between members', async () => {
  // Nothing that parses and writes JSON leaves this as it is.
  const odd =
    '{"jsonrpc":"2.0",\r\n  "id":5, "result":{"n":12345678901234567890,"n":1.0e2,\n"u":"\\u00e9\\/é"}}';
  const line = '{"method":"odd/request",  "big":12345678901234567890,"jsonrpc":"2.0","id":5}';
  await using proxy = await startStubMcp(({ body }) => (body.id === 5 ? odd : undefined));
  await using adapter = start(proxy.url);
  adapter.send(`\n  \n${line}\r\n`);
  await adapter.answer(5);
  expect(adapter.lines).toEqual([odd.replaceAll(/[\r\n]/g, ' ')]);
  expect(proxy.requests.map(({ text }) => text)).toEqual([`${line}\r`]);
});

test('several requests are under way at once, and answers come when they come', async () => {
  const waiting: (() => void)[] = [];
  await using proxy = await startStubMcp(({ body: { id } }, response) => {
    waiting.unshift(() => response.end(JSON.stringify({ jsonrpc: '2.0', id, result: {} })));
    response.setHeader('content-type', 'application/json');
    if (id === 4) for (const answer of waiting) answer();
    return held;
  });
  await using adapter = start(proxy.url);
  for (const id of [1, 2, 3, 4]) adapter.send({ id, method: 'tools/call', params: {} });
  await waitFor(() => adapter.lines.length === 4, { description: 'all answers' });
  expect(proxy.requests.map(({ body }) => body.id)).toEqual([1, 2, 3, 4]);
});

test('what is said before the session is there waits for it', async () => {
  const answers: (() => void)[] = [];
  await using proxy = await startStubMcp(({ body: { id, method } }, response) => {
    if (method !== 'initialize')
      return id === undefined ? undefined : { jsonrpc: '2.0', id, result };
    response.setHeader('mcp-session-id', 's1');
    response.setHeader('content-type', 'application/json');
    answers.push(() => response.end(JSON.stringify({ jsonrpc: '2.0', id, result })));
    return held;
  });
  await using adapter = start(proxy.url);
  adapter.send(hello);
  adapter.send(initialized);
  adapter.send({ id: 1, method: 'tools/list' });
  await waitFor(() => answers.length === 1, { description: 'the greeting', timeout: 10_000 });
  answers[0]?.();
  await adapter.answer(1);
  const posts = proxy.requests.filter(({ method }) => method === 'POST');
  expect(posts.map(({ body }) => body.method)).toEqual([
    'initialize',
    'notifications/initialized',
    'tools/list',
  ]);
  expect(posts.map(({ headers }) => headers['mcp-session-id'])).toEqual([undefined, 's1', 's1']);
});

test('filters and targets become the URL', async () => {
  await using proxy = await startStubMcp(({ body: { id } }) => ({ jsonrpc: '2.0', id, result }));
  const cases = [
    [['--tools', 'search', '--names', 'plain'], '/mcp?tools=search&names=plain'],
    [['--allow', 'a_*', '--allow', 'b&c', '--deny', '*_x'], '/mcp?allow=a_*&allow=b%26c&deny=*_x'],
    [['--service', 'acme/notes'], '/mcp/service/acme%2Fnotes'],
  ] as const;
  for (const [words, url] of cases) {
    await using adapter = start(proxy.url, { words });
    adapter.send(hello);
    await adapter.answer(0);
    expect(proxy.requests.at(-1)?.url).toBe(url);
  }
});

describe('a client that leaves', () => {
  test('has its answers first, then the session is ended', async () => {
    let finish = (): void => undefined;
    await using proxy = await startStubMcp(({ body: { id, method } }, response) => {
      if (method === 'initialize') response.setHeader('mcp-session-id', 's1');
      if (method !== 'tools/call')
        return id === undefined ? undefined : { jsonrpc: '2.0', id, result };
      finish = () => void response.end(JSON.stringify({ jsonrpc: '2.0', id, result: {} }));
      response.setHeader('content-type', 'application/json');
      return held;
    });
    await using adapter = start(proxy.url);
    adapter.send(hello);
    adapter.send(initialized);
    adapter.send({ id: 1, method: 'tools/call', params: {} });
    adapter.child.stdin.end();
    await waitFor(() => proxy.requests.some(({ body }) => body.id === 1), {
      description: 'the call',
    });
    expect(adapter.child.exitCode).toBeNull();
    finish();
    expect(await adapter.end).toBe(0);
    expect(JSON.parse(adapter.lines.at(-1) ?? '')).toMatchObject({ id: 1, result: {} });
    expect(proxy.requests.at(-1)).toMatchObject({
      method: 'DELETE',
      headers: { 'mcp-session-id': 's1', 'mcp-protocol-version': '2025-11-25' },
    });
  });

  test('and one that is told to end does so, whatever is under way', async () => {
    await using proxy = await startStubMcp(() => held);
    await using adapter = start(proxy.url);
    adapter.send({ id: 1, method: 'tools/call', params: {} });
    await waitFor(() => proxy.requests.length > 0, { description: 'the call' });
    adapter.child.kill('SIGTERM');
    expect(await adapter.end).toBe(0);
    expect(adapter.lines).toEqual([]);
  });

  test('without a word ends it as well', async () => {
    await using proxy = await startStubMcp(({ body: { id } }) => ({ jsonrpc: '2.0', id, result }));
    await using adapter = start(proxy.url);
    adapter.send(hello);
    await adapter.answer(0);
    adapter.child.stdout.destroy();
    adapter.send({ id: 1, method: 'ping' });
    expect(await adapter.end).toBe(0);
  });
});

describe('what cannot be sent is answered', () => {
  test('lines that are no messages, and such as are too long', async () => {
    await using proxy = await startStubMcp(({ body: { id } }) => ({ jsonrpc: '2.0', id, result }));
    await using adapter = start(proxy.url);
    adapter.send('{"jsonrpc":"2.0","id":1,\n');
    const text = 'x'.repeat(5 * 1024 * 1024);
    adapter.send(
      `${JSON.stringify({ method: 'tools/call', params: { id: 1, text }, id: 'big' })}\n`,
    );
    expect(await adapter.answer(null)).toMatchObject({ error: { code: -32700 } });
    expect(await adapter.answer('big')).toMatchObject({
      error: { message: expect.stringContaining('4 MiB'), data: { code: 'PAYLOAD_TOO_LARGE' } },
    });
    adapter.send({ id: 2, method: 'ping' });
    await adapter.answer(2);
    expect(proxy.requests).toHaveLength(1);
  });

  test.each([
    [
      'in the envelope of the proxy',
      503,
      { success: false, error: { code: 'OVERLOADED', message: 'Later.', retryable: true } },
      { message: 'Later.', data: { code: 'OVERLOADED', retryable: true } },
    ],
    [
      'without an id',
      400,
      { jsonrpc: '2.0', id: null, error: { code: -32022, message: 'no', data: { supported: [] } } },
      { code: -32022, message: 'no', data: { supported: [] } },
    ],
    [
      'as no MCP server does',
      404,
      '<h1>nothing</h1>',
      { message: expect.stringContaining('404') as string, data: { code: 'UNEXPECTED_ANSWER' } },
    ],
  ])('a refusal %s', async (_name, status, body, error) => {
    await using proxy = await startStubMcp((_request, response) => {
      response.statusCode = status;
      return body;
    });
    await using adapter = start(proxy.url);
    adapter.send({ id: 1, method: 'tools/call', params: modern });
    expect((await adapter.answer(1)).error).toMatchObject(error);
  });

  test('a proxy that is not there', async () => {
    await using adapter = start('http://127.0.0.1:9');
    adapter.send(hello);
    expect((await adapter.answer(0)).error).toMatchObject({
      message: expect.stringContaining('nanda doctor'),
      data: { code: 'PROXY_UNREACHABLE', retryable: true },
    });
    expect(adapter.child.exitCode).toBeNull();
  });
});

describe('a proxy that ends and comes back', () => {
  test('is not noticed by a client of the older era', async () => {
    await using service = await startHttpService({ createServer: () => createAnalyticsServer() });
    await using adapter = start(service.url);
    adapter.send(hello);
    adapter.send(initialized);
    adapter.send({ id: 1, method: 'logging/setLevel', params: { level: 'error' } });
    await adapter.answer(1);
    await service.crash();
    await service.restart();
    adapter.send({
      id: 2,
      method: 'tools/call',
      params: { name: 'generate_report', arguments: { period: 'weekly' } },
    });
    expect((await adapter.answer(2)).result).toMatchObject({ content: [{ type: 'text' }] });
    await adapter.find(({ method }) => method === 'notifications/tools/list_changed', 'the news');
    // One answer to each, and nothing of the session of our own.
    expect(
      adapter.lines.map((line) => (JSON.parse(line) as { id?: unknown }).id ?? 'news'),
    ).toEqual([0, 1, 'news', 2]);
    const said = service.requests.map(({ rpcMethod, method }) => rpcMethod ?? method);
    const opening = said.lastIndexOf('initialize');
    expect(said.slice(opening)).toEqual(
      expect.arrayContaining(['notifications/initialized', 'logging/setLevel', 'tools/call']),
    );
    expect(service.sessionCount).toBe(1);
  });

  test('is found again by the stream alone, which tells what may have changed', async () => {
    await using service = await startHttpService({ createServer: createWeatherServer });
    await using adapter = start(service.url);
    adapter.send(hello);
    adapter.send(initialized);
    const isStanding = () => service.requests.filter(({ method }) => method === 'GET').length;
    await waitFor(() => isStanding() === 1, { description: 'the stream', timeout: 10_000 });
    await service.crash();
    await service.restart();
    await adapter.find(({ method }) => method === 'notifications/tools/list_changed', 'the news');
    await waitFor(() => isStanding() >= 2 && service.sessionCount === 1, {
      description: 'the next',
    });
    const before = adapter.lines.length;
    await waitFor(
      () => {
        service.notifyToolsChanged();
        return adapter.lines.length > before;
      },
      { description: 'news of the new session' },
    );
  });

  test('a session that it has forgotten is opened again, with what the client said', async () => {
    await using service = await startHttpService({ createServer: createWeatherServer });
    await using adapter = start(service.url);
    adapter.send(hello);
    adapter.send(initialized);
    await adapter.answer(0);
    const id = await waitFor(
      () =>
        service.requests.find(({ headers }) => headers['mcp-session-id'])?.headers[
          'mcp-session-id'
        ],
      { description: 'the session' },
    );
    await service.forgetSession(String(id));
    adapter.send({ id: 1, method: 'tools/list' });
    expect((await adapter.answer(1)).result).toHaveProperty('tools');
    const sessions = new Set(
      service.requests.flatMap(({ headers }) => headers['mcp-session-id'] ?? []),
    );
    expect(sessions.size).toBe(2);
  });

  test('a call that may have run is not made again, and one that reads is', async () => {
    let calls = 0;
    let lists = 0;
    await using proxy = await startStubMcp(({ body: { id, method } }, response) => {
      if (method === 'tools/call') calls += 1;
      if (method === 'tools/list' && ++lists === 2) return { jsonrpc: '2.0', id, result };
      response.destroy();
      return held;
    });
    await using adapter = start(proxy.url);
    adapter.send({ id: 1, method: 'tools/call', params: modern });
    adapter.send({ id: 2, method: 'tools/list', params: modern });
    expect((await adapter.answer(1)).error).toMatchObject({
      data: { code: 'PROXY_LOST' },
      message: expect.stringContaining('may have been done') as string,
    });
    expect((await adapter.answer(2)).result).toEqual(result);
    expect([calls, lists]).toEqual([1, 2]);
  });

  test('a subscription of the newer era goes on, and tells what may have changed', async () => {
    let opened = 0;
    const lost: (() => void)[] = [];
    await using proxy = await startStubMcp(({ body: { id } }, response) => {
      opened += 1;
      lost.push(() => response.destroy());
      const _meta = { 'io.modelcontextprotocol/subscriptionId': id };
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const notifications = { toolsListChanged: true, resourceSubscriptions: ['a:b'] };
      response.write(
        `data: ${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/subscriptions/acknowledged', params: { _meta, notifications } })}\n\n`,
      );
      return held;
    });
    await using adapter = start(proxy.url);
    adapter.send({ id: 'listen:1', method: 'subscriptions/listen', params: modern });
    await adapter.find(({ method }) => method?.endsWith('acknowledged') === true, 'the beginning');
    lost[0]?.();
    await adapter.find(({ method }) => method === 'notifications/resources/updated', 'the news');
    const said = adapter.lines.map(
      (line) => JSON.parse(line) as { method: string; params: object },
    );
    const params = { _meta: { 'io.modelcontextprotocol/subscriptionId': 'listen:1' } };
    expect(said.map(({ method }) => method)).toEqual([
      'notifications/subscriptions/acknowledged',
      'notifications/tools/list_changed',
      'notifications/resources/updated',
    ]);
    expect(said[1]?.params).toEqual(params);
    expect(said[2]?.params).toEqual({ ...params, uri: 'a:b' });
    expect(opened).toBe(2);
    adapter.child.stdin.end();
    expect(await adapter.end).toBe(0);
  });
});

describe('cancelling', () => {
  test('ends the stream of a request of the newer era', async () => {
    let isGone = false;
    await using proxy = await startStubMcp((_request, response) => {
      response.on('close', () => (isGone = true));
      return held;
    });
    await using adapter = start(proxy.url);
    adapter.send({ id: 1, method: 'tools/call', params: { ...modern, name: 'x' } });
    await waitFor(() => proxy.requests.length === 1, { description: 'the call' });
    adapter.send({ method: 'notifications/cancelled', params: { requestId: 1 } });
    await waitFor(() => isGone, { description: 'the stream to end' });
    expect(proxy.requests).toHaveLength(1);
    expect(adapter.lines).toEqual([]);
  });

  test('is said to the proxy in the older one', async () => {
    const runs: { readonly signal?: AbortSignal; isCancelled?: boolean }[] = [];
    await using service = await startHttpService({
      createServer: () => createAnalyticsServer({ onRun: (run) => runs.push(run as never) }),
      eras: ['legacy'],
    });
    await using adapter = start(service.url);
    adapter.send(hello);
    adapter.send(initialized);
    adapter.send({
      id: 1,
      method: 'tools/call',
      params: {
        name: 'analyze',
        arguments: { param1: 'v', duration: 30_000 },
        _meta: { progressToken: 9 },
      },
    });
    await waitFor(() => runs.length === 1, { description: 'the run', timeout: 10_000 });
    adapter.send({ method: 'notifications/cancelled', params: { requestId: 1 } });
    await waitFor(
      () => service.requests.some(({ rpcMethod }) => rpcMethod === 'notifications/cancelled'),
      { description: 'the cancellation' },
    );
    adapter.send({ id: 2, method: 'ping' });
    await adapter.answer(2);
    expect(adapter.lines.some((line) => (JSON.parse(line) as { id?: unknown }).id === 1)).toBe(
      false,
    );
  });
});

test('a client that does not read makes nothing grow', async () => {
  let written = 0;
  let isStalled = false;
  const chunk = `data: ${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message', params: { text: 'x'.repeat(64 * 1024) } })}\n\n`;
  await using proxy = await startStubMcp((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const more = () => {
      if (written > 256 * 1024 * 1024) return;
      written += chunk.length;
      isStalled = !response.write(chunk);
      if (isStalled) response.once('drain', more);
      else setImmediate(more);
    };
    more();
    return held;
  });
  await using adapter = start(proxy.url, { reads: false });
  adapter.send({ id: 1, method: 'tools/call', params: modern });
  let before = -1;
  await waitFor(
    () => {
      const isSame = isStalled && written === before;
      before = written;
      return isSame;
    },
    { description: 'the stream to be held up', timeout: 20_000, interval: 300 },
  );
  expect(written).toBeLessThan(64 * 1024 * 1024);
  adapter.child.stdout.resume();
  const then = written;
  await waitFor(() => written > then * 2, { description: 'the stream to go on', timeout: 20_000 });
});

test('arguments that a tool wants in header fields are repeated there', async () => {
  const schema = { properties: { region: { type: 'string', 'x-mcp-header': 'Region' } } };
  await using proxy = await startStubMcp(({ body: { id, method, params }, headers }, response) => {
    if (method === 'tools/list') {
      const isFirst = params?.['cursor'] === undefined;
      const tools = isFirst ? [] : [{ name: 'q', inputSchema: schema }];
      return { jsonrpc: '2.0', id, result: { tools, ...(isFirst && { nextCursor: 'c' }) } };
    }
    if (headers['mcp-param-region'] === 'eu') return { jsonrpc: '2.0', id, result: {} };
    response.statusCode = 400;
    return { jsonrpc: '2.0', id, error: { code: -32020, message: 'Region is missing' } };
  });
  await using adapter = start(proxy.url);
  for (const id of [1, 2]) {
    adapter.send({
      id,
      method: 'tools/call',
      params: { ...modern, name: 'q', arguments: { region: 'eu' } },
    });
    expect((await adapter.answer(id)).result).toEqual({});
  }
  adapter.send({ id: 3, method: 'tools/call', params: { ...modern, name: 'q', arguments: {} } });
  expect((await adapter.answer(3)).error).toMatchObject({ code: -32020 });
  expect(proxy.requests.map(({ body }) => body.method)).toEqual([
    'tools/call',
    'tools/list',
    'tools/list',
    'tools/call',
    'tools/call',
    'tools/call',
    'tools/list',
    'tools/list',
    'tools/call',
  ]);
});

test('it is loaded without what most commands are spared too', async () => {
  const hook = new URL('./list-modules.mjs', import.meta.url).href;
  const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
  await using proxy = await startStubMcp(({ body: { id } }) => ({ jsonrpc: '2.0', id, result }));
  const child = spawn(process.execPath, ['--import', hook, binary, 'mcp', '--url', proxy.url], {
    env: { PATH: process.env['PATH'], HOME: directory },
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  child.stdin.end(`${JSON.stringify({ jsonrpc: '2.0', ...hello })}\n`);
  await new Promise((resolve) => child.once('close', resolve));
  const line = said.split('\n').find((text) => text.startsWith('modules: '));
  const loaded = JSON.parse(line?.slice('modules: '.length) ?? '[]') as string[];
  const files = loaded.filter((name) => name.startsWith('file:'));
  expect(files.some((name) => name.endsWith('commands.mcp.js'))).toBe(true);
  expect(files.filter((name) => name.includes('node_modules'))).toEqual([]);
  expect(files.length).toBeLessThan(12);
  const heavy = loaded.filter((name) => /undici|child_process|readline|zlib/.test(name));
  expect(heavy).toEqual([]);
});
