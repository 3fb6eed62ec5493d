import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Connection } from '@nanda/protocol';
import { createTemporaryDirectory, startDemoServices, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';
import { startIssuer, type TestIssuer } from '../src/issuers/start-issuer.fixture.js';
import { askUpgrade } from './realtime/ask-upgrade.js';
import { connectClient } from './realtime/connect-client.js';

const secret = 'the-own-token-of-this-proxy-0123456789';

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let demo: Awaited<ReturnType<typeof startDemoServices>>;
let issuer: TestIssuer;
let proxy: Proxy;
let url: string;
let socket: string;
/** Of alice, with all that an account may do. */
let alice: string;
let coffee: string;

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  demo = await startDemoServices();
  issuer = await startIssuer();
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(demo.catalog));
  proxy = createProxy({
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    token: secret,
    rateLimits: false,
    publicUrl: 'https://proxy.example',
    auth: {
      mode: 'required',
      oauth: { issuer: issuer.issuer, rolesClaim: 'roles', clockTolerance: 0 },
      roles: {
        sober: { permissions: [], tools: { deny: ['*/requestinfo'] } },
      },
    },
  });
  ({ url } = await proxy.listen({ port: 0 }));
  socket = join(directory.path, 'proxy.sock');
  await proxy.listen({ socket });
  alice = await issuer.sign();
  coffee = await connect('coffee', alice);
}, 60_000);

afterAll(async () => {
  await proxy.close();
  await demo.close();
  await issuer[Symbol.asyncDispose]();
  await directory[Symbol.asyncDispose]();
});

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: unknown;
  readonly authenticate: string | null;
}

interface Asked {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(path: string, { token, body, method, headers }: Asked = {}): Promise<Told> {
  const answer = await fetch(url + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told = (await answer.json().catch(() => ({}))) as {
    error?: { code?: string };
    data?: unknown;
  };
  return {
    status: answer.status,
    code: told.error?.code,
    data: told.data ?? told,
    authenticate: answer.headers.get('www-authenticate'),
  };
}

async function connect(service: string, token: string): Promise<string> {
  const found = await ask(`/v2/services/search?q=${service}`, { token });
  const [first] = found.data as { id: string }[];
  const made = await ask(`/v2/services/${first?.id}/connect`, { token, body: {} });
  expect(made.status).toBe(201);
  return (made.data as Connection).id;
}

const call = (token: string, connection = coffee): Promise<Told> =>
  ask(`/v2/connections/${connection}/tools/requestinfo/execute`, {
    token,
    body: { parameters: { category: 'premium' } },
  });

const mcp = (
  token: string | undefined,
  method: string,
  params: object = {},
  path = '/mcp',
): Promise<Told> => {
  const { name } = params as { name?: string };
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  return ask(path, {
    token,
    body: { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } },
    headers: {
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': method,
      ...(name !== undefined && { 'mcp-name': name }),
    },
  });
};

test('nobody gets in who shows nothing, or something wrong, at any door', async () => {
  const paths: [string, Asked][] = [
    ['/v2/services', {}],
    ['/api/discover/servers', {}],
    ['/api/connections', {}],
    ['/v0.1/servers', {}],
    ['/openapi.json', {}],
    ['/v2/events/connections', {}],
    ['/mcp', { body: {} }],
    ['/mcp/v1/tools/list', { body: {} }],
    [`/v2/connections/${coffee}/tools/requestinfo/execute`, { body: { parameters: {} } }],
    ['/nothing', {}],
  ];
  const wrong = [
    undefined,
    'wrong',
    `${secret}x`,
    await issuer.sign({ aud: 'https://other.example' }),
  ];
  for (const [path, asked] of paths) {
    for (const token of wrong) {
      const told = await ask(path, { ...asked, token });
      expect({ path, token, status: told.status }).toEqual({ path, token, status: 401 });
      expect(told.authenticate).toMatch(
        /^Bearer .*resource_metadata="https:\/\/proxy\.example\/\.well-known\/oauth-protected-resource/,
      );
      // Clients get another one where theirs is bad (RFC 6750 §3.1), and ask somebody where they have none.
      expect(told.authenticate?.includes('error="invalid_token"')).toBe(token !== undefined);
    }
  }
  for (const token of wrong.slice(1)) {
    const headers = { 'sec-websocket-protocol': `nanda.v2, nanda.token.${token}` };
    const told = await askUpgrade(`${url}/v2/ws`, headers);
    expect(told.status).toBe(401);
    expect(told.headers['www-authenticate']).toMatch(
      /^Bearer error="invalid_token", resource_meta/,
    );
  }
  expect((await askUpgrade(`${url}/v2/ws?token=${alice}`)).status).toBe(401);
  expect((await ask(`/v2/services?access_token=${alice}`)).status).toBe(401);
});

test('what everybody needs to come in is there for everybody, and for every page', async () => {
  expect((await ask('/health')).status).toBe(200);
  const origin = 'https://client.example';
  for (const path of ['', '/mcp', '/mcp/service/a']) {
    const answer = await fetch(`${url}/.well-known/oauth-protected-resource${path}`, {
      headers: { origin },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      resource: `https://proxy.example${path}`,
      authorization_servers: [issuer.issuer, 'https://proxy.example'],
      bearer_methods_supported: ['header'],
      scopes_supported: expect.arrayContaining(['tools:call']),
    });
  }
  // What is for its owner is not.
  expect(await ask('/v2/services', { token: alice, headers: { origin } })).toMatchObject({
    status: 403,
    code: 'FORBIDDEN',
  });
});

test('a user has what is its own, whichever of its tokens it shows, and nothing of others', async () => {
  const again = await issuer.sign({ iat: 1 });
  const mine = (await ask('/v2/connections', { token: again })).data as Connection[];
  expect(mine).toMatchObject([{ id: coffee, userId: expect.stringMatching(/^ext_/) }]);
  expect((await call(again)).status).toBe(200);
  const bob = await issuer.sign({ sub: 'bob' });
  expect((await ask('/v2/connections', { token: bob })).data).toEqual([]);
  for (const token of [bob, secret]) {
    expect(await call(token)).toMatchObject({ status: 404, code: 'CONNECTION_NOT_FOUND' });
    expect((await ask(`/v2/connections/${coffee}`, { token, method: 'DELETE' })).status).toBe(404);
    expect((await mcp(token, 'tools/list', {}, `/mcp/${coffee}`)).data).toHaveProperty('error');
  }
});

test('the own token of the proxy and its Unix socket are the local user; this machine alone is nobody', async () => {
  const keys = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect((await ask('/v2/connections', { token: secret })).status).toBe(200);
  expect((await ask('/v2/connections')).status).toBe(401);
  expect(
    (
      await proxy.fetch(new Request('http://localhost/v2/connections'), {
        remoteAddress: '127.0.0.1',
      })
    ).status,
  ).toBe(401);
  const over = await new Promise<number | undefined>((resolve, reject) => {
    const asking = httpRequest({ socketPath: socket, path: '/v2/connections', host: 'localhost' });
    asking.once('response', (answer) => {
      void text(answer).then(() => resolve(answer.statusCode));
    });
    asking.once('error', reject);
    asking.end();
  });
  expect(over).toBe(200);
  expect(keys.method).toBe('POST');
});

test('each operation wants its permission', async () => {
  const reader = await issuer.sign({ scope: 'catalog:read' });
  const told = await call(reader);
  expect(told).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(told.authenticate).toMatch(/^Bearer error="insufficient_scope", scope="tools:call"/);
  expect((await ask('/v2/services', { token: reader })).status).toBe(200);
  expect((await ask('/v0.1/servers', { token: reader })).status).toBe(200);
  expect((await ask('/v2/connections', { token: reader })).status).toBe(403);
  expect((await ask('/v2/batch', { token: reader, body: { requests: [] } })).status).toBe(403);
  expect((await ask('/api/tools/call', { token: reader, body: {} })).status).toBe(403);
  expect((await ask('/mcp/v1/tools/list', { token: reader, body: {} })).status).toBe(403);
  const caller = await issuer.sign({ scope: 'tools:call' });
  expect((await call(caller)).status).toBe(200);
  expect((await ask('/v2/services', { token: caller })).status).toBe(403);
  expect((await ask('/v0.1/servers', { token: caller })).status).toBe(403);
  expect((await ask('/v2/registries/file/sync', { token: alice, body: {} })).code).toBe(
    'FORBIDDEN',
  );
});

test('MCP wants it with a status of HTTP, by what a request does', async () => {
  const reader = await issuer.sign({ scope: 'connections:read' });
  expect((await mcp(reader, 'tools/list')).status).toBe(200);
  for (const [name, permission] of [
    ['coffee_requestinfo', 'tools:call'],
    ['execute_tool', 'tools:call'],
    ['search_services', 'catalog:read'],
    ['connect_service', 'connections:write'],
  ] as const) {
    const told = await mcp(reader, 'tools/call', { name, arguments: {} });
    expect(told).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(told.authenticate).toContain(`scope="${permission}"`);
  }
  expect((await mcp(reader, 'tools/call', { name: 'requestinfo' }, `/mcp/${coffee}`)).status).toBe(
    403,
  );
  expect((await mcp(reader, 'vendor/anything', {}, `/mcp/${coffee}`)).status).toBe(403);
  expect((await mcp(undefined, 'tools/list')).authenticate).toContain(
    '/.well-known/oauth-protected-resource/mcp"',
  );
  // Making the connection is a change, though it is only looked at.
  const found = await mcp(reader, 'tools/list', {}, '/mcp/service/WeatherMCP');
  expect(JSON.stringify(found.data)).toMatch(/connections:write|FORBIDDEN/);
});

test.each([
  ['a scope', { scope: 'connections:read connections:write catalog:read tools:call:*/analyze' }],
  ['a role', { roles: ['sober'] }],
])('a tool that %s leaves out is called in no way, and listed nowhere', async (_, claims) => {
  const token = await issuer.sign(claims);
  const name = 'coffee_requestinfo';
  const input = { category: 'premium' };
  const params = { name: 'requestinfo', arguments: input };
  const place = { connectionId: coffee, toolName: 'requestinfo', parameters: input };
  const refused = { status: 403, code: 'FORBIDDEN' };
  expect(await call(token)).toMatchObject(refused);
  const path = `/v2/connections/${coffee}/tools/requestinfo`;
  expect(await ask(`${path}/stream`, { token, body: { parameters: input } })).toMatchObject(
    refused,
  );
  const tools = { connection_id: coffee, tool_name: 'requestinfo', arguments: input };
  expect(await ask('/api/tools/call', { token, body: tools })).toMatchObject(refused);
  const answers = [
    await ask('/v2/batch', { token, body: { requests: [place] } }),
    await mcp(token, 'tools/call', { name, arguments: input }),
    await mcp(token, 'tools/call', params, `/mcp/${coffee}`),
    await mcp(token, 'tools/call', { ...params, name: ['requestinfo'] }, `/mcp/${coffee}`),
    await mcp(token, 'tools/call', {
      name: 'execute_tool',
      arguments: { tool: 'requestinfo', connection: 'coffee', arguments: input },
    }),
    await ask('/mcp/v1/tools/call', { token, body: { name, arguments: input } }),
    await ask('/mcp/v1/tools/call', {
      token,
      body: { name: 'execute_tool', arguments: { tool: name, arguments: input } },
    }),
  ];
  for (const { data } of answers) expect(JSON.stringify(data)).not.toContain('reserve beans');
  await using client = await connectSocket(token);
  client.send({ type: 'execute', id: 'e', payload: place });
  expect((await client.next('error', 'e')).payload.code).toBe('FORBIDDEN');
  for (const { data } of [
    await mcp(token, 'tools/list'),
    await mcp(token, 'tools/list', {}, `/mcp/${coffee}`),
    await ask('/mcp/v1/tools/list', { token, body: {} }),
    await ask(`/v2/connections/${coffee}/tools`, { token }),
    await ask(`/v2/connections/${coffee}`, { token }),
    await ask(`/api/tools/list/${coffee}`, { token }),
    await mcp(token, 'tools/call', { name: 'search_tools', arguments: { query: 'coffee info' } }),
  ]) {
    expect(JSON.stringify(data)).not.toMatch(/\b(?:coffee_)?requestinfo\b(?!\\")/);
  }
  // Of the same user with all its rights it is there as ever.
  expect((await call(alice)).status).toBe(200);
  expect(JSON.stringify((await mcp(alice, 'tools/list')).data)).toContain(name);
});

test('a key that another token has used gives no result away', async () => {
  const headers = { 'idempotency-key': 'once' };
  const path = `/v2/connections/${coffee}/tools/requestinfo/execute`;
  const asked = { body: { parameters: { category: 'premium' } }, headers };
  expect((await ask(path, { ...asked, token: alice })).status).toBe(200);
  const narrow = await issuer.sign({ scope: 'tools:call:*/analyze' });
  expect(await ask(path, { ...asked, token: narrow })).toMatchObject({ status: 403 });
});

async function connectSocket(token: string, path = '/v2/ws') {
  const client = await connectClient(url.replace('http', 'ws') + path, {
    headers: { authorization: `Bearer ${token}` },
  });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.drop() });
}

test('a socket knows its user, each message wants its permission, and a page can bring its token', async () => {
  await using client = await connectSocket(alice);
  expect(client.received[0]).toMatchObject({ payload: { userId: expect.stringMatching(/^ext_/) } });
  const browser = await connectClient(`${url.replace('http', 'ws')}/v2/ws`, {
    protocols: ['nanda.v2', `nanda.token.${alice}`],
  });
  expect(browser.answer.headers['sec-websocket-protocol']).toBe('nanda.v2');
  expect(browser.received[0]).toMatchObject({ payload: { userId: expect.any(String) } });
  await browser.drop();
  const narrow = await issuer.sign({ scope: 'catalog:read' });
  await using reader = await connectSocket(narrow);
  const place = { connectionId: coffee, toolName: 'requestinfo', parameters: {} };
  reader.send({ type: 'execute', id: 'a', payload: place });
  reader.send({ type: 'stream', id: 'b', payload: place });
  reader.send({ type: 'subscribe', id: 'c', payload: {} });
  reader.send({ type: 'cancel', id: 'd', payload: { executionId: 'exec_x' } });
  for (const id of ['a', 'b', 'c', 'd']) {
    expect((await reader.next('error', id)).payload.code).toBe('FORBIDDEN');
  }
  reader.send({ type: 'subscribe', id: 'f', payload: { events: ['catalog'] } });
  await reader.next('subscribed', 'f');
  const refused = await askUpgrade(`${url}/v2/ws/connections`, {
    authorization: `Bearer ${narrow}`,
  });
  expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  // What a session was begun with is not what another token of its owner may do with it.
  await client.drop();
  await using next = await connectSocket(narrow);
  next.send({ type: 'resume', id: 'r', payload: { resumeToken: client.resumeToken } });
  expect((await next.next('error', 'r')).payload.code).toBe('FORBIDDEN');
});

test('streams, sockets and MCP sessions end with the token that they were opened with', async () => {
  const soon = await issuer.sign({ exp: Math.floor(Date.now() / 1000) + 3 });
  const headers = { authorization: `Bearer ${soon}` };
  const events = await fetch(`${url}/v2/events/connections`, { headers });
  const changes = await fetch(`${url}/mcp/v1/sse/subscribe`, { headers });
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }),
  );
  const webSocket = await connectSocket(soon);
  expect([events.status, changes.status]).toEqual([200, 200]);
  const read = await Promise.all([events.text(), changes.text(), webSocket.closed()]);
  expect(read[2].code).toBe(4401);
  await expect(client.listTools()).rejects.toThrow(/401|Unauthorized|expired/i);
  await client.close();
  // Its owner goes on with another token.
  const next = await connectSocket(alice);
  next.send({ type: 'resume', id: 'r', payload: { resumeToken: webSocket.resumeToken } });
  await next.next('resumed', 'r');
  await next.drop();
});

test('an MCP session is its user’s, with the rights of the token of each request', async () => {
  const narrow = await issuer.sign({ scope: 'connections:read catalog:read tools:call:*/analyze' });
  let token = alice;
  const client = new Client({ name: 'test', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers });
    },
  });
  await client.connect(transport);
  const names = async (): Promise<string[]> =>
    (await client.listTools()).tools.map(({ name }) => name);
  await waitFor(async () => (await names()).includes('coffee_requestinfo'), {
    description: 'the tool',
  });
  const order = { name: 'coffee_requestinfo', arguments: { category: 'premium' } };
  expect(JSON.stringify(await client.callTool(order))).toContain('content');
  token = narrow;
  expect(await names()).not.toContain('coffee_requestinfo');
  await expect(client.callTool(order)).rejects.toThrow(/Unknown tool/);
  token = await issuer.sign({ iat: 2 });
  expect(await names()).toContain('coffee_requestinfo');
  token = await issuer.sign({ sub: 'mallory' });
  await expect(client.listTools()).rejects.toThrow(/no such session/i);
  token = alice;
  await client.close();
});

test('a user lists services of its own: on public addresses, under names that nobody has, and not as somebody else', async () => {
  const register = (given: object, token = alice): Promise<Told> =>
    ask('/v2/services/register', {
      token,
      body: { name: 'Mine', url: 'https://mine.example/mcp', ...given },
    });
  for (const address of [
    demo.catalog[0]?.endpoints[0]?.url,
    'http://localhost:6543/mcp',
    'http://169.254.169.254/latest',
    'http://10.0.0.1/mcp',
    'http://[::1]:6543/mcp',
    'http://[::ffff:127.0.0.1]:6543/mcp',
  ]) {
    const told = await register({ url: address });
    expect({ address, ...told }).toMatchObject({ address, status: 403, code: 'BLOCKED_ADDRESS' });
  }
  expect(await register({ transport: 'stdio' })).toMatchObject({ code: 'VALIDATION_ERROR' });
  expect(await register({ name: 'WeatherMCP' })).toMatchObject({ code: 'VALIDATION_ERROR' });
  expect(await register({ name: 'com.github/mcp' })).toMatchObject({ code: 'VALIDATION_ERROR' });
  const reader = await issuer.sign({ scope: 'catalog:read' });
  expect(await register({}, reader)).toMatchObject({ code: 'FORBIDDEN' });
  // The local user's own services are on this machine, and stay for everybody to see.
  const own = await register({ name: 'House', url: demo.catalog[0]?.endpoints[0]?.url }, secret);
  const { id } = own.data as { id: string };
  expect(own.status).toBe(201);
  expect(await ask(`/v2/services/${id}`, { token: alice, method: 'DELETE' })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const admin = await issuer.sign({ sub: 'root', roles: ['admin'] });
  expect((await ask(`/v2/services/${id}`, { token: admin, method: 'DELETE' })).status).toBe(200);
});

test('where accounts are optional, strangers are clients of no name, and a wrong token is still refused', async () => {
  const open = createProxy({
    dataDir: ':memory:',
    registries: [{ type: 'samples' }],
    rateLimits: false,
    auth: { mode: 'optional', oauth: { issuer: issuer.issuer, audience: 'https://proxy.example' } },
  });
  try {
    const send = (
      path: string,
      headers: Record<string, string> = {},
      init: RequestInit = {},
    ): Promise<Response> =>
      open.fetch(new Request(`http://localhost${path}`, { ...init, headers }), {
        remoteAddress: '127.0.0.1',
      });
    const first = await send('/api/connections');
    const client = first.headers.get('x-nanda-client') ?? '';
    expect(first.status).toBe(200);
    expect(client).toMatch(/^nc_/);
    const cookie = `nanda_client=${client}`;
    expect((await send('/api/connections', { authorization: 'Bearer wrong', cookie })).status).toBe(
      401,
    );
    const body = JSON.stringify({ name: 'Mine', url: 'https://mine.example/mcp' });
    const json = { 'content-type': 'application/json' };
    const init = { method: 'POST', body };
    // The cookie of a browser carries nobody's rights.
    expect((await send('/v2/services/register', { ...json, cookie }, init)).status).toBe(401);
    expect((await send('/v2/auth/session', { cookie })).status).toBe(401);
    const foreign = { ...json, cookie, origin: 'https://evil.example' };
    expect((await send('/v2/services/register', foreign, init)).status).toBe(403);
    expect((await send('/v2/connections', { authorization: `Bearer ${alice}` })).status).toBe(200);
  } finally {
    await open.close();
  }
});

test('a visit from another site gets to the pages of signing in, and to nothing else', async () => {
  const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  const status = async (
    path: string,
    headers: Record<string, string>,
    method = 'GET',
  ): Promise<number> =>
    (await proxy.fetch(new Request(`http://localhost${path}`, { method, headers }))).status;
  expect(await status('/oauth/nothing', { ...visit, 'sec-fetch-dest': 'document' })).toBe(404);
  expect(await status('/oauth/nothing', { ...visit, 'sec-fetch-dest': 'iframe' })).toBe(403);
  expect(await status('/oauth/nothing', { ...visit, 'sec-fetch-dest': 'document' }, 'POST')).toBe(
    403,
  );
  expect(await status('/v2/connections', { ...visit, 'sec-fetch-dest': 'document' })).toBe(403);
});

test('auth that would let anybody in is refused at once', () => {
  const oauth = { issuer: 'https://issuer.example' };
  for (const [auth, problem] of [
    [{ mode: 'sometimes' }, /auth\.mode/],
    [{ mode: 'required', oauth }, /audience is missing/],
    [
      { mode: 'required', oauth: { ...oauth, issuer: 'http://issuer.example', audience: 'a' } },
      /https/,
    ],
    [{ mode: 'required', oauth: { ...oauth, jwksUri: 'ftp://a', audience: 'a' } }, /https/],
    [
      { mode: 'required', oauth: { ...oauth, audience: 'a', clockTolerance: 1e6 } },
      /clockTolerance/,
    ],
    [
      { mode: 'required', roles: { user: { permissions: ['everything'] } } },
      /no permission "everything"/,
    ],
    [{ mode: 'required', issuer: oauth.issuer, oauth: { ...oauth, audience: 'a' } }, /must differ/],
  ] as const) {
    expect(() => createProxy({ auth: auth as never })).toThrow(problem);
  }
});
