import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RegistryStatus, Service } from '@nanda/protocol';
import { createTemporaryDirectory, findFreePort, makeMcpServer, waitFor } from '@nanda/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterEach, expect, test } from 'vitest';
import { createProxy, type Proxy, type ProxyOptions } from '../src/index.js';
import { collectBatches } from '../src/registries/collect-batches.fixture.js';
import { createMcpRegistry } from '../src/registries/mcp-registry/create-mcp-registry.js';

// Beside the repository, not part of it.
const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const schemaPath = join(shared, 'registries/server.schema.json');
const corpora = [
  join(shared, 'data/corpus.jsonl'),
  join(shared, 'data/official-registry-2025-12-12.jsonl'),
];
const isMissing = ![schemaPath, ...corpora].every((path) => existsSync(path));
if (isMissing) console.warn(`SKIPPED: the schema and the real services are not there (${shared})`);

const official = 'io.modelcontextprotocol.registry/official';
const own = 'local.nanda/service';

interface Row {
  readonly server: { readonly name: string; readonly version: string } & Record<string, unknown>;
  readonly _meta: {
    readonly [official]: { readonly isLatest: boolean; readonly updatedAt: string };
    readonly [own]: Pick<Service, 'id' | 'name' | 'source' | 'alsoIn' | 'health' | 'description'>;
  };
}
interface List {
  readonly servers: Row[];
  readonly metadata: { readonly count: number; readonly nextCursor?: string };
}
interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: {
    readonly message: string;
    readonly location: string;
    readonly value: unknown;
  }[];
}

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function writeRows(rows: readonly unknown[], name = 'services.jsonl'): Promise<string> {
  const directory = await createTemporaryDirectory();
  closers.push(async () => await directory[Symbol.asyncDispose]());
  const path = join(directory.path, name);
  await writeFile(path, rows.map((one) => JSON.stringify(one)).join('\n'));
  return path;
}

function proxyWith(options: ProxyOptions): Proxy {
  const proxy = createProxy({ dataDir: ':memory:', healthInterval: 0, ...options });
  closers.push(() => proxy.close());
  return proxy;
}

/** A proxy whose registry is a file of these rows. */
async function proxyOf(rows: readonly unknown[], options: ProxyOptions = {}): Promise<Proxy> {
  const path = await writeRows(rows);
  return proxyWith({ registries: [{ type: 'file', path }], ...options });
}

function ask(proxy: Proxy, path: string, init?: RequestInit): Promise<Response> {
  const request = new Request(`http://localhost/v0.1${path}`, init);
  return proxy.fetch(request, { remoteAddress: '127.0.0.1' });
}

async function get<Body = List>(proxy: Proxy, path: string, status = 200): Promise<Body> {
  const answer = await ask(proxy, path);
  const body = (await answer.json()) as Body;
  expect({ path, status: answer.status, ...(answer.status === status ? {} : { body }) }).toEqual({
    path,
    status,
  });
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  expect(answer.headers.get('content-type')).toBe(type);
  return body;
}

const namesOf = ({ servers }: List): string[] => servers.map(({ server }) => server.name);

/** A large file, or what is far away, is listed before it is read to its end. */
async function untilFresh(proxy: Proxy): Promise<void> {
  await waitFor(
    async () => {
      const answer = await proxy.fetch(new Request('http://localhost/v2/registries'));
      const { data } = (await answer.json()) as { data: RegistryStatus[] };
      return data.every(({ state }) => state === 'fresh');
    },
    { description: 'the registries to be read', timeout: 60_000 },
  );
}

/** As VS Code lists a custom registry: to the end, fifty at a time. */
async function listAll(proxy: Proxy, query = 'limit=50&version=latest'): Promise<Row[]> {
  const rows: Row[] = [];
  const cursors = new Set<string>();
  for (let cursor = ''; ;) {
    const page: List = await get(proxy, `/servers?${query}${cursor}`);
    expect(page.metadata.count).toBe(page.servers.length);
    rows.push(...page.servers);
    const { nextCursor } = page.metadata;
    if (nextCursor === undefined) return rows;
    expect(cursors).not.toContain(nextCursor);
    cursors.add(nextCursor);
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
}

/** A row of the official registry. */
function row(
  server: Parameters<typeof makeMcpServer>[0],
  meta: Record<string, unknown> = {},
): Record<string, unknown> {
  const dates = { publishedAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
  return {
    server: makeMcpServer(server),
    _meta: { [official]: { status: 'active', isLatest: true, ...dates, ...meta } },
  };
}

const weather = [
  row({ version: '1.0.0' }, { isLatest: false }),
  row(
    { version: '1.1.0', description: 'Forecasts and rain. '.repeat(8) },
    { updatedAt: '2026-02-01T00:00:00Z' },
  ),
];
const coffee = {
  id: 'coffee',
  name: 'Coffee Shop',
  description: 'Orders espresso',
  tags: ['shop'],
};

test('lists the latest version of each service in the official shape', async () => {
  const proxy = await proxyOf([...weather, coffee]);
  const list = await get(proxy, '/servers');
  expect(list.metadata).toEqual({ count: 2 });
  expect(list.servers.find(({ server }) => server.name === 'com.example/weather')).toEqual({
    server: {
      $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
      name: 'com.example/weather',
      description: expect.stringMatching(/^Forecasts and rain\. .{60,79}…$/),
      version: '1.1.0',
      remotes: [{ type: 'streamable-http', url: 'https://mcp.example.com/weather' }],
    },
    _meta: {
      [official]: {
        status: 'active',
        publishedAt: '2026-01-01T00:00:00.000Z',
        updatedAt: expect.stringMatching(/^20\d\d-/),
        isLatest: true,
      },
      [own]: {
        id: expect.any(String),
        name: 'com.example/weather',
        description: 'Forecasts and rain. '.repeat(8).trim(),
        publisher: 'com.example',
        tags: [],
        auth: { type: 'unknown' },
        verified: false,
        source: { registry: 'file:services.jsonl', id: 'com.example/weather' },
      },
    },
  });
  expect(list.servers.find(({ server }) => server.name !== 'com.example/weather')).toMatchObject({
    server: {
      name: 'local.nanda/coffee-shop.coffee',
      title: 'Coffee Shop',
      version: '0.0.0-unknown',
    },
    _meta: { [own]: { id: 'coffee', name: 'Coffee Shop', tags: ['shop'] } },
  });
});

test.each(['com.example%2Fweather', 'com.example/weather'])('the versions of %s', async (name) => {
  const proxy = await proxyOf([...weather, coffee]);
  const { servers, metadata } = await get(proxy, `/servers/${name}/versions`);
  expect(metadata).toEqual({ count: 2 });
  expect(servers.map(({ server, _meta }) => [server.version, _meta[official].isLatest])).toEqual([
    ['1.1.0', true],
    ['1.0.0', false],
  ]);
  const [listed] = (await get(proxy, '/servers')).servers.filter(
    ({ server }) => server.name === 'com.example/weather',
  );
  expect(await get<Row>(proxy, `/servers/${name}/versions/latest`)).toEqual(listed);
  expect(await get<Row>(proxy, `/servers/${name}/versions/1.1.0`)).toEqual(listed);
  const earlier = await get<Row>(proxy, `/servers/${name}/versions/1.0.0`);
  expect(earlier.server.version).toBe('1.0.0');
  await get(proxy, `/servers/${name}/versions/9.9.9`, 404);
  // Of all services, the one that has that version.
  const list = await get(proxy, '/servers?version=1.0.0');
  expect(list.servers).toEqual([earlier]);
  expect(namesOf(await get(proxy, '/servers?version=1.1.0'))).toEqual(['com.example/weather']);
  expect(await get(proxy, '/servers?version=9.9.9')).toMatchObject({ servers: [] });
});

test('a service of a derived name, and of a name that something else has too, are found by it', async () => {
  const long = { id: `long ${'x'.repeat(300)}`, name: 'Long Id', description: 'x' };
  const shadow = { id: 'com.example/weather', name: 'Shadow' };
  const twin = { id: 'twin', name: 'Twin', title: 'com.example/weather' };
  const proxy = await proxyOf([...weather, coffee, long, shadow, twin]);
  const rows = await listAll(proxy);
  expect(rows).toHaveLength(5);
  for (const listed of rows) {
    const path = `/servers/${encodeURIComponent(listed.server.name)}/versions`;
    expect(await get<Row>(proxy, `${path}/latest`)).toEqual(listed);
    expect(await get<Row>(proxy, `${path}/${listed.server.version}`)).toEqual(listed);
    expect((await get(proxy, path)).servers[0]).toEqual(listed);
  }
  for (const name of ['com.example/none', 'local.nanda/x.coffee', 'local.nanda/x.b.!', 'x/']) {
    const told = await get<Problem>(
      proxy,
      `/servers/${encodeURIComponent(name)}/versions/latest`,
      404,
    );
    expect(told).toEqual({ title: 'Not Found', status: 404, detail: 'Server not found' });
  }
});

test('search is ours: ranked, and forgiving; without one the order is that of the names', async () => {
  const proxy = await proxyOf([
    { id: '1', name: 'zeta', description: 'Weather, among others', endpoint: 'https://z.example' },
    ...weather,
    { id: '2', name: 'alpha', description: 'Postgres database', endpoint: 'https://a.example' },
  ]);
  expect(namesOf(await get(proxy, '/servers?search=wether'))).toEqual([
    'com.example/weather',
    'local.nanda/zeta.1',
  ]);
  expect(namesOf(await get(proxy, '/servers?search=db'))).toEqual(['local.nanda/alpha.2']);
  expect(namesOf(await get(proxy, '/servers'))).toEqual([
    'local.nanda/alpha.2',
    'com.example/weather',
    'local.nanda/zeta.1',
  ]);
  expect(await get(proxy, '/servers?search=qqqqqq')).toEqual({
    servers: [],
    metadata: { count: 0 },
  });
});

test('updated_since asks for what was listed or changed here since, and unknown parameters are ignored', async () => {
  const began = new Date(Date.now() - 1).toISOString();
  // A row that comes late has an old date of its own, and is news all the same.
  const old = row({ name: 'com.example/old' }, { updatedAt: '2025-01-01T00:00:00.5Z' });
  const proxy = await proxyOf([...weather, old]);
  const since = async (moment: string): Promise<string[]> =>
    namesOf(await get(proxy, `/servers?updated_since=${encodeURIComponent(moment)}&q=x`));
  expect(await since(began)).toEqual(['com.example/old', 'com.example/weather']);
  // Who asks from the last moment that was told gets nothing twice.
  const { servers } = await get(proxy, '/servers');
  const moments = servers.map(
    ({ _meta }) => _meta['io.modelcontextprotocol.registry/official'].updatedAt,
  );
  expect(await since(moments.toSorted().at(-1) ?? '')).toEqual([]);
  expect(await since(new Date(Date.now() + 60_000).toISOString())).toEqual([]);
  const all = await get(proxy, '/servers?include_deleted=true&search=&cursor=&version=');
  expect(all.servers).toHaveLength(2);
  await get(proxy, '/servers?updated_since=2026-01-01T00:00:00Z&include_deleted=true');
});

test.each([
  ['limit=0', 422, 'limit', 'expected number >= 1', 0],
  ['limit=101', 422, 'limit', 'expected number <= 100', 101],
  ['limit=ten', 422, 'limit', 'invalid integer', 'ten'],
  ['limit=1.5', 422, 'limit', 'invalid integer', '1.5'],
  ['include_deleted=maybe', 422, 'include_deleted', 'invalid boolean', 'maybe'],
  ['include_deleted=constructor', 422, 'include_deleted', 'invalid boolean', 'constructor'],
  ['updated_since=yesterday', 400, 'updated_since', /RFC3339/, 'yesterday'],
  ['updated_since=2026-13-01T00:00:00Z', 400, 'updated_since', /RFC3339/, '2026-13-01T00:00:00Z'],
  [
    'updated_since=2026-01-01T00:00:00Z&include_deleted=false',
    400,
    'include_deleted',
    /incremental sync/,
    false,
  ],
  ['cursor=nonsense', 400, 'cursor', /nextCursor/, 'nonsense'],
])('%s is refused as upstream does', async (query, status, name, message, value) => {
  const proxy = await proxyOf(weather);
  const problem = await get<Problem>(proxy, `/servers?${query}`, status);
  expect(problem).toEqual({
    title: status === 422 ? 'Unprocessable Entity' : 'Bad Request',
    status,
    detail: expect.any(String),
    errors: [{ message: expect.stringMatching(message), location: `query.${name}`, value }],
  });
});

test('it is read only, and says what there is', async () => {
  const proxy = await proxyOf(weather);
  for (const path of ['/servers', '/servers/com.example%2Fweather/versions/1.0.0']) {
    const answer = await ask(proxy, path, { method: 'PUT', body: '{}' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, OPTIONS']);
    expect(await answer.json()).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  }
  for (const path of ['', '/publish', '/servers/com.example%2Fweather']) {
    expect(await get<Problem>(proxy, path, 404)).toMatchObject({ title: 'Not Found' });
  }
  const head = await ask(proxy, '/servers', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('an editor pages to the end from a page of whatever origin', async () => {
  const many = Array.from({ length: 120 }, (_, index) =>
    row({ name: `com.example/s${String(index).padStart(3, '0')}` }),
  );
  const proxy = await proxyOf([...many, coffee]);
  const origin = 'vscode-file://vscode-app';
  const path = '/servers?limit=50&version=latest';
  const preflight = await ask(proxy, path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, OPTIONS',
    'access-control-allow-headers': 'Authorization, Content-Type',
  });
  for (const [place, status] of [
    [path, 200],
    ['/servers?limit=x', 422],
    ['/x', 404],
  ] as const) {
    const answer = await ask(proxy, place, { headers: { origin, 'sec-fetch-site': 'cross-site' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      status,
      '*',
    ]);
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    expect(answer.headers.has('x-nanda-client')).toBe(false);
  }
  const rows = await listAll(proxy);
  const names = rows.map(({ server }) => server.name);
  expect(rows).toHaveLength(121);
  expect(new Set(names).size).toBe(121);
  expect(names.filter((name) => name.startsWith('com.'))).toEqual(
    many.map((one) => (one['server'] as { name: string }).name),
  );
});

test('only these paths are open to pages, only for reading, and only under a name of the proxy', async () => {
  const proxy = await proxyOf(weather);
  const { port } = await proxy.listen({ port: 0 });
  const statusOf = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  const page = { origin: 'https://evil.example' };
  expect(await statusOf('/v0.1/servers', page)).toBe(200);
  expect(await statusOf('/v0.1/servers', { ...page, host: 'evil.example' })).toBe(403);
  expect(await statusOf('/v0.1/servers', page, 'POST')).toBe(403);
  for (const path of ['/v2/services', '/v2/v0.1/servers', '/v0.1/../v2/services', '/v0.1x']) {
    expect({ path, status: await statusOf(path, page) }).toEqual({ path, status: 403 });
  }
  expect(await statusOf('/v2/services/../../v0.1/servers', page)).not.toBe(403);
  expect(await statusOf('/v2/../v0.1/servers', { ...page, host: 'evil.example' })).toBe(403);
});

test('it never tells what the local user added, or found out, whoever asks', async () => {
  const path = await writeRows(
    [{ mcpServers: { 'my-secret': { url: 'https://mcp.example.com/weather' } } }],
    'servers.json',
  );
  const proxy = await proxyOf([...weather, coffee], { serversFile: path });
  const local = await proxy.fetch(new Request('http://localhost/v2/services?limit=100'), {
    remoteAddress: '127.0.0.1',
  });
  expect(await local.text()).toContain('my-secret');
  const everything = await listAll(proxy);
  expect(everything).toHaveLength(2);
  expect(JSON.stringify(everything)).not.toContain('my-secret');
  const { data } = (await (
    await proxy.fetch(new Request('http://localhost/v2/services/search?q=my-secret'), {
      remoteAddress: '127.0.0.1',
    })
  ).json()) as { data: Service[] };
  expect(data[0]?.name).toBe('my-secret');
  const hidden = ['my-secret', `local.nanda/my-secret.${data[0]?.id}`, data[0]?.id ?? ''];
  for (const name of hidden) {
    await get(proxy, `/servers/${encodeURIComponent(name)}/versions`, 404);
    const found = await get(proxy, `/servers?search=${encodeURIComponent(name)}`);
    expect(JSON.stringify(found)).not.toContain('my-secret');
  }
});

test('health is for programs, not for web pages', async () => {
  const gone = {
    id: 'gone',
    name: 'Gone',
    endpoint: `http://127.0.0.1:${await findFreePort()}/mcp`,
  };
  const proxy = await proxyOf([gone]);
  const probe = new Request('http://localhost/v2/services/gone/health');
  const looked = await proxy.fetch(probe, { remoteAddress: '127.0.0.1' });
  expect(await looked.json()).toMatchObject({ success: true });
  const healthOf = async (headers: Record<string, string>): Promise<string | undefined> => {
    const answer = await ask(proxy, '/servers', { headers });
    expect(answer.headers.get('vary')).toMatch(/origin/i);
    return ((await answer.json()) as List).servers[0]?._meta[own].health?.state;
  };
  expect(await healthOf({})).toBe('down');
  expect(await healthOf({ origin: 'https://evil.example' })).toBeUndefined();
});

test('a proxy with a token keeps it closed', async () => {
  const token = 'x'.repeat(32);
  const proxy = await proxyOf(weather, { token });
  const problem = await get<Problem>(proxy, '/servers', 401);
  expect(problem).toMatchObject({ title: 'Unauthorized', status: 401 });
  const answer = await ask(proxy, '/servers', { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
});

test('a chain of two proxies gives the same services', async () => {
  const packages = [{ registryType: 'npm', identifier: 'w', transport: { type: 'stdio' } }];
  const headers = [{ name: 'X-Key', isRequired: true, isSecret: true }];
  const remotes = [{ type: 'sse', url: 'https://mcp.example.com/full/sse', headers }];
  const many = Array.from({ length: 230 }, (_, index) => row({ name: `com.example/s${index}` }));
  const full = row({ name: 'com.example/full', title: 'Full', packages, remotes });
  const first = await proxyOf([...many, ...weather, full, coffee]);
  const { url } = await first.listen({ port: 0 });

  const registry = createMcpRegistry({ url });
  const { records, problems, batches } = await collectBatches(registry);
  expect(problems).toEqual([]);
  expect(batches.map(({ isLast }) => isLast)).toEqual([false, false, true]);
  expect(records.map(({ name }) => name).toSorted()).toEqual(
    (await listAll(first)).map(({ server }) => server.name).toSorted(),
  );
  const found = await registry.search?.('full', { limit: 5, signal: AbortSignal.timeout(5_000) });
  expect(found?.[0]?.name).toBe('com.example/full');

  const second = proxyWith({ registries: [{ type: 'mcp-registry', url }] });
  await untilFresh(second);
  const told = (rows: readonly Row[]): unknown[] =>
    rows
      .map(({ server, _meta }) => ({
        // A name that was made here is made anew there; people see the same one.
        ...(server.name.startsWith('local.nanda/') ? { ...server, name: server['title'] } : server),
        isLatest: _meta[official].isLatest,
      }))
      .toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  const [one, two] = [await listAll(first), await listAll(second)];
  expect(two).toHaveLength(233);
  expect(told(two)).toEqual(told(one));
});

test('the document describes it', async () => {
  const proxy = await proxyOf(weather);
  const answer = await proxy.fetch(new Request('http://localhost/openapi.json'));
  const { paths } = (await answer.json()) as {
    paths: Record<string, { get?: { operationId: string } }>;
  };
  const described = Object.entries(paths).filter(([path]) => path.startsWith('/v0.1/'));
  expect(described.map(([, { get: operation }]) => operation?.operationId)).toEqual([
    'registry.servers',
    'registry.versions',
    'registry.version',
  ]);
  for (const [path] of described) {
    const filled = path
      .replace('/v0.1', '')
      .replace('{serverName}', 'com.example%2Fweather')
      .replace('{version}', 'latest');
    await get(proxy, filled);
  }
});

test.skipIf(isMissing)(
  'every real service becomes a valid server.json of its own name',
  { timeout: 120_000 },
  async () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(await readFile(schemaPath, 'utf8')) as object);
    const proxy = proxyWith({ registries: corpora.map((path) => ({ type: 'file', path })) });
    await untilFresh(proxy);
    const rows = await listAll(proxy, 'limit=100');
    const listed = await proxy.fetch(new Request('http://localhost/v2/services?limit=1'));
    const { meta } = (await listed.json()) as { meta: { total: number } };
    expect(rows.length).toBe(meta.total);
    expect(rows.length).toBeGreaterThan(5_000);
    expect(new Set(rows.map(({ server }) => server.name)).size).toBe(rows.length);
    const faults = rows.flatMap(({ server }) =>
      validate(server) ? [] : [{ server, errors: structuredClone(validate.errors) }],
    );
    expect(faults.slice(0, 3)).toEqual([]);
    expect(rows.filter(({ server }) => /^[\^~<>=]|\*$/.test(server.version))).toEqual([]);
    // All names lead back; of the many, some.
    for (const listedRow of rows.filter((_, index) => index % 97 === 0)) {
      const path = `/servers/${encodeURIComponent(listedRow.server.name)}/versions/latest`;
      expect((await get<Row>(proxy, path)).server).toEqual(listedRow.server);
    }
  },
);
