import { once } from 'node:events';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { request as startRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createCoffeeServer, createTemporaryDirectory, startHttpService } from '@nanda/testing';
import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { createProxy, verifyAuditLog, type ProxyOptions } from '../src/index.js';
import { untilListed } from './until-listed.js';

interface AuditRow {
  readonly seq: number;
  readonly type: string;
  readonly outcome: string;
  readonly actor?: string;
  readonly remoteAddress?: string;
  readonly requestId?: string;
  readonly target?: string;
  readonly details?: Record<string, unknown>;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

const token = 'the-token-of-this-proxy-0123456789ab';
const own = { authorization: `Bearer ${token}` };
const secret = 'do-not-write-this-down-4711';

async function open(stack: AsyncDisposableStack, options: ProxyOptions = {}) {
  const service = stack.use(await startHttpService({ createServer: createCoffeeServer }));
  const { path } = stack.use(await createTemporaryDirectory());
  const servers = join(path, 'servers.json');
  await writeFile(servers, JSON.stringify({ mcpServers: { coffee: { url: service.url } } }));
  const list = join(path, 'services.json');
  const inside = { id: 'inside', name: 'inside', endpoint: 'http://169.254.169.254/mcp' };
  await writeFile(list, JSON.stringify([inside]));

  async function start() {
    const proxy = createProxy({
      dataDir: join(path, 'data'),
      registries: [{ type: 'file', path: list }],
      serversFile: servers,
      token,
      ...options,
    });
    stack.defer(() => proxy.close());
    const { port } = await proxy.listen({ port: 0 });
    return { proxy, port };
  }

  let running = await start();

  async function ask(place: string, { method = 'GET', headers = own, body }: Ask = {}) {
    const request = startRequest({
      host: '127.0.0.1',
      port: running.port,
      path: place,
      method,
      headers: { accept: 'application/json, text/event-stream', ...headers },
    });
    if (body === undefined) request.end();
    else {
      request.setHeader('content-type', 'application/json');
      request.end(JSON.stringify(body));
    }
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const text = (await answer.setEncoding('utf8').toArray()).join('');
    const isJson = answer.headers['content-type']?.includes('json') === true;
    return { status: answer.statusCode ?? 0, body: isJson ? JSON.parse(text) : text };
  }

  return {
    path,
    ask,
    get port() {
      return running.port;
    },
    async restart() {
      await running.proxy.close();
      running = await start();
    },
    close: () => running.proxy.close(),
    async audit(query = ''): Promise<AuditRow[]> {
      const { status, body } = await ask(`/v2/audit?limit=100${query}`);
      expect(status).toBe(200);
      return body.data as AuditRow[];
    },
    async connect(): Promise<string> {
      const authorised = {
        fetch: (request: Request, peer?: object) =>
          running.proxy.fetch(new Request(request, { headers: own }), peer),
      };
      await untilListed({ ...running.proxy, ...authorised }, 2);
      const { body } = await ask('/v2/services/search?q=coffee');
      const { id } = (body.data as { id: string }[])[0] ?? { id: '' };
      const answer = await ask(`/v2/services/${encodeURIComponent(id)}/connect`, {
        method: 'POST',
        body: {},
      });
      expect(answer.status).toBe(201);
      return answer.body.data.id as string;
    },
  };
}

describe('refusals at the door', () => {
  test('are noted with who, where and why, and never with what was shown', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, audit } = await open(stack);
    const wrong = { authorization: `Bearer ${secret}` };
    expect((await ask('/v2/connections', { headers: wrong })).status).toBe(401);
    const execute = '/v2/connections/c/tools/t/execute';
    const call = { method: 'POST', body: { parameters: { secret } }, headers: wrong };
    expect((await ask(execute, call)).status).toBe(401);
    expect(
      (await ask('/v2/connections', { headers: { ...own, host: 'evil.example' } })).status,
    ).toBe(403);
    expect(
      (await ask('/v2/connections', { headers: { ...own, origin: 'https://evil.example' } }))
        .status,
    ).toBe(403);
    const rows = await audit();
    expect(rows.map(({ type, outcome }) => [type, outcome])).toEqual([
      ['origin.refused', 'refused'],
      ['host.refused', 'refused'],
      ['access.refused', 'refused'],
    ]);
    expect(rows[2]).toMatchObject({
      remoteAddress: '127.0.0.1',
      requestId: expect.stringMatching(/^req_/),
      details: { code: 'UNAUTHENTICATED', path: '/v2/connections' },
    });
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('are summed up, also over a WebSocket, and told when the proxy closes', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, port, audit, restart } = await open(stack);
    for (let turn = 0; turn < 50; turn += 1) await ask('/v2/connections', { headers: {} });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v2/ws`);
    socket.on('error', () => undefined);
    await once(socket, 'unexpected-response');
    socket.terminate();
    expect(await audit()).toHaveLength(1);
    await restart();
    const [summed, first, ...others] = await audit();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ type: 'access.refused', seq: 1 });
    expect(summed).toMatchObject({ type: 'access.refused', seq: 2, details: { count: 50 } });
  });

  test('who asks too much is noted', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, audit } = await open(stack, { rateLimits: { anonymous: { requests: 2 } } });
    for (let turn = 0; turn < 4; turn += 1) await ask('/v2/connections', { headers: {} });
    const [row] = await audit('&type=rate.limited');
    expect(row).toMatchObject({ outcome: 'refused', details: { policy: 'anonymous' } });
  });

  test('an address that leads inside is noted once', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, audit, connect } = await open(stack);
    await connect();
    const { body: found } = await ask('/v2/services/search?q=inside');
    const { id } = (found.data as { id: string }[])[0] ?? { id: '' };
    const { status } = await ask(`/v2/services/${id}/connect`, { method: 'POST', body: {} });
    expect(status).toBe(403);
    const rows = await audit('&type=address.blocked');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      actor: 'local',
      target: id,
      details: { code: 'BLOCKED_ADDRESS', host: '169.254.169.254' },
    });
  });
});

describe('calls of tools', () => {
  test('are none of its business for who runs a proxy for himself', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, audit, connect } = await open(stack);
    const id = await connect();
    await ask(`/v2/connections/${id}/tools/requestinfo/execute`, {
      method: 'POST',
      body: { parameters: {} },
    });
    expect(await audit('&type=tool.called')).toEqual([]);
  });

  test('are entries, whichever way they come, without what was said', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, port, path, audit, connect, close } = await open(stack, {
      audit: { calls: true },
    });
    const id = await connect();
    const { body: listed } = await ask(`/v2/connections/${id}/tools`);
    const tool = (listed.data as { name: string }[])[0]?.name ?? '';
    const place = `/v2/connections/${id}/tools/${tool}/execute`;
    const call = (parameters: object, options: object = {}) =>
      ask(place, {
        method: 'POST',
        body: { parameters, options: { validate: false, ...options } },
      });
    await call({ note: secret });
    await call({ note: secret });
    await call({ note: 'another' });
    const batch = {
      requests: [
        {
          connectionId: id,
          toolName: tool,
          parameters: { note: secret },
          options: { validate: false },
        },
      ],
    };
    expect((await ask('/v2/batch', { method: 'POST', body: batch })).status).toBe(200);
    const relayed = await ask(`/mcp/${id}`, {
      method: 'POST',
      headers: {
        ...own,
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': tool,
      },
      body: {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: {
          name: tool,
          arguments: { note: secret },
          _meta: {
            'io.modelcontextprotocol/protocolVersion': '2026-07-28',
            'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
            'io.modelcontextprotocol/clientCapabilities': {},
          },
        },
      },
    });
    expect(relayed.status).toBe(200);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v2/ws`, { headers: own });
    await once(socket, 'open');
    const heard = new Promise((resolve) => {
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as { id: string };
        if (message.id === 'call') resolve(message);
      });
    });
    const payload = {
      connectionId: id,
      toolName: tool,
      parameters: { note: secret },
      options: { validate: false },
    };
    socket.send(JSON.stringify({ type: 'execute', id: 'call', payload }));
    await heard;
    socket.terminate();

    const rows = (await audit('&type=tool.called')).toReversed();
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(row).toMatchObject({
        actor: 'local',
        target: id,
        outcome: expect.stringMatching(/^(?:success|failure)$/),
        details: { tool, arguments: expect.stringMatching(/^[\w-]{16}$/), ms: expect.any(Number) },
      });
    }
    const [first, second, third, ...others] = rows.map(({ details }) => details?.['arguments']);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(others).toEqual([first, first, first]);

    await close();
    // The history keeps parameters where it may; the log of what bears on security never does.
    expect(JSON.stringify(rows)).not.toContain(secret);
    const files = await readdir(join(path, 'data'));
    expect(files).toContain('nanda.db');
  });

  test('are entries once where the same request is repeated', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, audit, connect } = await open(stack, { audit: { calls: true } });
    const id = await connect();
    const { body: listed } = await ask(`/v2/connections/${id}/tools`);
    const tool = (listed.data as { name: string }[])[0]?.name ?? '';
    const repeated = {
      method: 'POST',
      headers: { ...own, 'idempotency-key': 'the-same' },
      body: { parameters: {}, options: { validate: false } },
    };
    for (let turn = 0; turn < 3; turn += 1) {
      await ask(`/v2/connections/${id}/tools/${tool}/execute`, repeated);
    }
    expect(await audit('&type=tool.called')).toHaveLength(1);
  });
});

describe('the log', () => {
  test('is read by who looks after the proxy, and by nobody else', async () => {
    await using stack = new AsyncDisposableStack();
    const proxy = createProxy({ dataDir: ':memory:' });
    stack.defer(() => proxy.close());
    const ask = (remoteAddress?: string) =>
      proxy.fetch(
        new Request('http://localhost/v2/audit'),
        remoteAddress === undefined ? {} : { remoteAddress },
      );
    expect((await ask('127.0.0.1')).status).toBe(200);
    expect((await ask()).status).toBe(403);
    expect((await ask('203.0.113.7')).status).toBe(403);
  });

  test('goes into a file for its owner alone, a line an entry', async () => {
    await using stack = new AsyncDisposableStack();
    const { path: directory } = stack.use(await createTemporaryDirectory());
    const file = join(directory, 'audit.log');
    await writeFile(file, '', { mode: 0o644 });
    const { ask, close, audit } = await open(stack, { audit: { file } });
    await ask('/v2/connections', { headers: {} });
    await ask('/v2/connections', { headers: { ...own, host: 'evil.example' } });
    const rows = await audit();
    await close();
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line) as AuditRow & { hash: string });
    expect(events.map(({ seq, type }) => [seq, type])).toEqual(
      rows.toReversed().map(({ seq, type }) => [seq, type]),
    );
    for (const { hash } of events) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('outlives its process, and goes on', async () => {
    await using stack = new AsyncDisposableStack();
    const { ask, audit, restart, path } = await open(stack);
    await ask('/v2/connections', { headers: {} });
    await restart();
    await ask('/v2/connections', { headers: { ...own, host: 'evil.example' } });
    expect((await audit()).map(({ seq, type }) => [seq, type])).toEqual([
      [2, 'host.refused'],
      [1, 'access.refused'],
    ]);
    expect((await audit('&before=2')).map(({ seq }) => seq)).toEqual([1]);
    expect(await verifyAuditLog({ dataDir: join(path, 'data') })).toEqual({
      isSound: true,
      checked: 2,
    });
  });
});
