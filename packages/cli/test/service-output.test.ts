import { createTemporaryDirectory, type TemporaryDirectory, waitFor } from '@nanda/testing';
import type { RegistryNotice } from '@nanda/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubMeta } from './stub-meta.js';
import { stubService } from './stub-service.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await createTemporaryDirectory();
});
afterAll(() => directory[Symbol.asyncDispose]());

const environment = (url: string, more: Record<string, string> = {}) => ({
  HOME: directory.path,
  NANDA_CONFIG_DIR: `${directory.path}/config`,
  NANDA_STATE_DIR: `${directory.path}/state`,
  NANDA_BASE_URL: url,
  ...more,
});

const storms = stubService({
  name: 'com.example/storms',
  title: 'Storms',
  description: 'Warns of storms, hail and floods wherever you are, long before they come.',
  category: 'weather',
  transports: ['http', 'sse'],
  auth: { type: 'bearer' },
  verified: true,
  health: { state: 'up', checkedAt: '2030-01-01T00:00:00.000Z' },
  rating: { average: 4.46, count: 1204 },
  match: { fields: ['description', 'tools'], terms: ['storm'] },
  alsoIn: [
    { registry: 'mcp-registry', id: 'twice' },
    { registry: 'nanda', id: 'x' },
  ],
});
const rows = [
  storms,
  stubService({
    name: 'old',
    status: 'deprecated',
    health: { state: 'down', checkedAt: '2030-01-01T00:00:00.000Z' },
    source: { registry: 'nanda', id: 'old', stale: true },
  }),
  stubService({
    name: '天気予報サービス',
    description:
      '世界中の天気をお知らせします。詳しくはウェブサイトをご覧ください。お気軽にどうぞ。',
    health: { state: 'auth_required', checkedAt: '2030-01-01T00:00:00.000Z' },
    match: { fields: ['name'], terms: ['天気'] },
  }),
];
const facets = {
  ...stubMeta({ total: 0 }).facets,
  category: [
    { value: 'weather', count: 1200 },
    { value: 'Maps and places', count: 7 },
    { value: 'all have it', count: 1234 },
  ],
  tags: [{ value: 'storm', count: 3 }],
  verified: [
    { value: 'false', count: 1200 },
    { value: 'true', count: 34 },
  ],
};
const page = { data: rows, meta: stubMeta({ total: 1234, limit: 3, facets, nextCursor: 'c' }) };

async function show(words: readonly string[], answers: Parameters<typeof startStubProxy>[0]) {
  await using proxy = await startStubProxy(answers);
  const running = runOnTerminal(words, { env: environment(proxy.url) });
  const code = await running.end;
  return { code, ...running.written, requests: proxy.requests };
}

describe('search', () => {
  test('on a terminal: a row and a line of what matters, cut to its width', async () => {
    const { code, stdout, stderr } = await show(['search', 'storm', '--limit', '3'], {
      '/v2/services/search': [page],
    });
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'Found 1,234 services:',
        '1. com.example/storms - Warns of storms, hail and floods wherever you are, long…',
        '   weather · http+sse · wants bearer · ✓ verified · ● up · ★ 4.5 (1,204)',
        '2. old',
        '   ✗ down · ! deprecated · nanda (does not answer now)',
        '3. 天気予報サービス - 世界中の天気をお知らせします。詳しくはウェブサイトをご覧…',
        '   ○ auth · mcp-registry',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe(
      [
        'Narrow it: --category weather 1,200 · --tags storm 3 · --verified',
        'More of them: --page 2',
        '',
      ].join('\n'),
    );
  });

  test('a description that finds no room beside a long name has a line of its own', async () => {
    const long = stubService({
      name: 'io.github.somebody-of-a-long-name/weather-and-other-news',
      description:
        'Warns of storms, hail and floods wherever you are, long before they come, twice.',
    });
    const data = [long, stubService({ name: long.name })];
    const { stdout } = await show(['search', 'storm'], {
      '/v2/services/search': [{ data, meta: stubMeta({ total: 2 }) }],
    });
    expect(stdout).toBe(
      [
        'Found 2 services:',
        '1. io.github.somebody-of-a-long-name/weather-and-other-news',
        '   Warns of storms, hail and floods wherever you are, long before they come, tw…',
        '   mcp-registry',
        '2. io.github.somebody-of-a-long-name/weather-and-other-news',
        '   mcp-registry',
        '',
      ].join('\n'),
    );
  });

  test('is painted where colour is wanted, and says the same', async () => {
    await using proxy = await startStubProxy({ '/v2/services/search': [page] });
    const env = environment(proxy.url, { NO_COLOR: '', FORCE_COLOR: '1' });
    const running = runOnTerminal(['search', 'storm', '--limit', '3'], { env });
    await running.end;
    expect(running.written.stdout).toContain('\u001b[1mcom.example/storms\u001b[22m');
    expect(running.written.stdout).toContain('\u001b[32m✓ verified\u001b[39m');
    expect(running.written.stdout).toContain('\u001b[31m✗ down\u001b[39m');
  });

  test('in a pipe: nothing is cut, and the id is there', async () => {
    await using proxy = await startStubProxy({ '/v2/services/search': [page] });
    const running = runOnTerminal(['search', 'storm', '--limit', '3'], {
      env: environment(proxy.url),
      isOutput: false,
    });
    await running.end;
    expect(running.written.stdout.split('\n').slice(1, 3)).toEqual([
      '1. com.example/storms - Warns of storms, hail and floods wherever you are, long before they come.',
      '   weather · http+sse · wants bearer · ✓ verified · ● up · ★ 4.5 (1,204) · matched: description, tools · mcp-registry · also in nanda · id-of-com.example/storms',
    ]);
  });

  test('--facets shows all that it can be narrowed by', async () => {
    const { stdout } = await show(['search', 'storm', '--facets', '--limit', '3'], {
      '/v2/services/search': [page],
    });
    expect(stdout.slice(stdout.indexOf('\n\n'))).toBe(
      [
        '',
        '',
        'category   weather 1,200, Maps and places 7, all have it 1,234',
        'tags       storm 3',
        'verified   no 1,200, yes 34',
        '',
      ].join('\n'),
    );
  });

  test('asks for what the options say', async () => {
    const words =
      'search a b --category c --tags d,e --transport sse --auth none --source s --health up --no-protected --verified --sort name --limit 5 --page 3';
    const { requests } = await show(words.split(' '), { '/v2/services/search': [page] });
    expect(requests).toEqual([
      'GET /v2/services/search?q=a+b&category=c&tags=d%2Ce&transport=sse&auth=none&protected=false&verified=true&health=up&source=s&sort=name&limit=5&offset=10',
    ]);
    const next = await show(['search', '--protected', '--cursor', 'c'], {
      '/v2/services/search': [page],
    });
    expect(next.requests).toEqual(['GET /v2/services/search?protected=true&limit=20&cursor=c']);
    expect(next.stderr).toContain('More of them: --cursor c\n');
  });

  test('--json is one document', async () => {
    const notices: RegistryNotice[] = [
      { registry: 'nanda', state: 'stale', message: 'does not answer' },
    ];
    const meta = { ...page.meta, notices, suggestions: ['weather'] };
    const { stdout, requests } = await show(['search', 'storm', '--json'], {
      '/v2/services/search': [{ data: rows, meta }],
    });
    expect(JSON.parse(stdout)).toEqual({ services: rows, ...meta });
    expect(requests).toHaveLength(1);
  });

  test('tells which registries cannot be relied on, and why', async () => {
    const notices: RegistryNotice[] = [
      {
        registry: 'mcp-registry',
        state: 'stale',
        message: 'does not answer; what it lists is old',
      },
      { registry: 'nanda', state: 'failed', message: 'does not answer, and has not been read yet' },
      {
        registry: 'partly',
        state: 'failed',
        message: 'does not answer; only a part of it has been read',
      },
      { registry: 'twin', state: 'failed', message: 'does not answer, and has not been read yet' },
      { registry: 'other', state: 'failed', message: 'has trouble' },
      { registry: 'registered', state: 'pending', message: 'has not been read yet' },
    ];
    const error = 'The registry nanda cannot be reached: no network. Check it. All is kept.';
    const failed = { type: 'nanda', state: 'failed', services: 0 };
    const registries = [
      { ...failed, name: 'nanda', error },
      { ...failed, name: 'twin', error: error.replace('nanda', 'twin') },
      { ...failed, name: 'partly', error: error.replace('nanda', 'partly') },
      { ...failed, name: 'other', error: 'it says so' },
      { ...failed, name: 'file', state: 'fresh', services: 1 },
    ];
    const { stderr } = await show(['search', 'x'], {
      '/v2/services/search': [{ data: rows, meta: stubMeta({ total: 3, notices }) }],
      '/v2/registries': [{ data: registries }],
    });
    expect(stderr).toBe(
      [
        'mcp-registry does not answer; what it lists is old',
        'registries nanda, twin cannot be reached: no network',
        'partly cannot be reached: no network; only a part of it has been read',
        'other has trouble (it says so)',
        '',
      ].join('\n'),
    );
  });

  describe('while a registry is read for the first time', () => {
    const notices: RegistryNotice[] = [
      { registry: 'nanda', state: 'syncing', message: 'is being read: 12000 services so far' },
    ];
    const nothing = { data: [], meta: stubMeta({ total: 0, notices }) };
    const some = { data: rows, meta: stubMeta({ total: 3, notices }) };
    const progress = { read: 1200, total: 4800 };
    const registry = { name: 'nanda', type: 'nanda', services: 0, problems: [] };
    const registries = [{ data: [{ ...registry, state: 'syncing', progress }] }];

    test('a script asks once more', async () => {
      await using proxy = await startStubProxy({ '/v2/services/search': [nothing, some, page] });
      const env = environment(proxy.url);
      const running = runOnTerminal(['search', 'x'], { env, isOutput: false, isWatched: false });
      expect(await running.end).toBe(0);
      expect(running.written.stdout).toContain('Found 3 services:');
      expect(running.written.stderr).toBe('nanda is being read: 12,000 services so far\n');
      expect(proxy.requests).toHaveLength(2);
    });

    test('a script that has something asks no more', async () => {
      await using proxy = await startStubProxy({ '/v2/services/search': [some] });
      const env = environment(proxy.url);
      await runOnTerminal(['search', 'x'], { env, isOutput: false, isWatched: false }).end;
      expect(proxy.requests).toHaveLength(1);
    });

    test('who watches sees how far it is, and gets more as it comes', async () => {
      const done = { data: rows, meta: stubMeta({ total: 3 }) };
      const answers = {
        '/v2/services/search': [nothing, some, done],
        '/v2/registries': registries,
      };
      const { stdout, stderr } = await show(['search', 'x'], answers);
      expect(stdout).toContain('Found 3 services:');
      expect(stderr).toMatch(/nanda {2}█{5}░{15} {2}1,200 of 4,800 {2}\d\.\d s/);
      expect(stderr).toMatch(/\u001b\[1A\r\u001b\[0J$/);
    });

    test('Ctrl-C ends the waiting: what is there is shown', async () => {
      await using proxy = await startStubProxy({
        '/v2/services/search': [some],
        '/v2/registries': registries,
      });
      const running = runOnTerminal(['search', 'x'], { env: environment(proxy.url) });
      await waitFor(() => running.written.stderr.includes('1,200 of 4,800'), {
        description: 'the progress to be shown',
      });
      running.interrupt();
      expect(await running.end).toBe(0);
      expect(running.written.stdout).toContain('Found 3 services:');
    });
  });

  test('that finds nothing says what was meant', async () => {
    const meta = stubMeta({ total: 0, suggestions: ['weather', 'whether'] });
    const { code, stdout, stderr } = await show(['search', 'wether'], {
      '/v2/services/search': [{ data: [], meta }],
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'Found no services for "wether".\n',
      stderr: 'Did you mean: weather, whether\n',
    });
  });

  test('no text of a stranger reaches the terminal as it is', async () => {
    const evil = 'E\u001b]0;owned\u0007\u001b[2J\u202e\r\nx';
    const service = stubService({
      name: evil,
      title: evil,
      description: evil.repeat(3),
      category: evil,
      publisher: evil,
      reason: evil,
      source: { registry: evil, id: evil },
      endpoints: [{ url: evil, headers: [{ name: evil, description: evil }] }],
      tools: [{ name: evil, description: evil }],
      packages: [{ registryType: evil, identifier: `a${evil}`, transport: 'stdio' }],
      versions: ['1', '2'].map((version) => ({
        version: version + evil,
        status: 'active',
        publishedAt: evil,
        isLatest: false,
      })),
      verification: { by: 'registry', reason: evil },
      match: { fields: [evil], terms: [evil] },
    });
    const registry = { type: 'file', state: 'failed', services: 0, problems: [evil] };
    const failed = { ...registry, name: evil, error: evil, url: evil };
    const answers = {
      '/v2/services/search': [
        {
          data: [service],
          meta: stubMeta({
            total: 9,
            facets: { ...facets, tags: [{ value: evil, count: 2 }] },
            notices: [{ registry: evil, state: 'failed', message: evil }],
          }),
        },
        { data: [], meta: stubMeta({ total: 0, suggestions: [evil] }) },
      ],
      '/v2/services/popular': [{ data: [service] }],
      '/v2/services/recommendations': [{ data: [service] }],
      '/v2/services/x': [{ data: service }],
      '/v2/tools/search': [
        { data: [{ name: evil, description: evil, service: { ...service, verified: true } }] },
      ],
      '/v2/registries': [{ data: [failed] }],
      [`/v2/registries/${encodeURIComponent(evil)}/sync`]: [{ data: failed }],
    };
    await using proxy = await startStubProxy(answers);
    const commands = [
      'search x --facets',
      'search x',
      'popular',
      'recommend',
      'info x',
      'tools find x',
      'registry list',
      'registry status --problems',
      'registry sync',
    ];
    for (const words of commands) {
      const running = runOnTerminal(words.split(' '), { env: environment(proxy.url) });
      await running.end;
      const text = running.written.stdout + running.written.stderr;
      expect(text).toContain('E␛]0;owned␇␛[2J<U+202E>');
      expect([words, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.exec(text)]).toEqual([
        words,
        null,
      ]);
    }
  });
});

test('info shows everything', async () => {
  const service = stubService({
    ...storms,
    version: '2.0.0',
    publisher: 'Example',
    tags: ['storm', 'hail'],
    auth: { type: 'api_key', details: { header: 'X-Key' } },
    verification: { by: 'publisher-domain', reason: 'its endpoint lies in example.com' },
    health: {
      state: 'down',
      checkedAt: new Date().toISOString(),
      reason: 'it did not answer in time',
    },
    status: 'deprecated',
    popularity: { registry: 1, connections: 1, executions: 1204 },
    homepage: 'https://example.com/',
    endpoints: [
      {
        url: 'https://{place}.example.com/mcp',
        transport: 'http',
        variables: [{ name: 'place', isRequired: true, choices: ['eu', 'us'], default: 'eu' }],
        headers: [
          {
            name: 'X-Key',
            isRequired: true,
            isSecret: true,
            description: 'The key of your account, which you find among its settings and keep.',
          },
        ],
      },
    ],
    packages: [
      {
        registryType: 'npm',
        identifier: '@example/storms',
        version: '2.0.0',
        transport: 'stdio',
        environmentVariables: [{ name: 'KEY', isSecret: true }],
      },
    ],
    tools: [
      { name: 'warn', description: 'Warns\nof storms' },
      { name: 'list_all', description: '' },
    ],
    versions: [
      { version: '2.0.0', status: 'active', publishedAt: '2030-01-02T00:00:00Z', isLatest: true },
      {
        version: '1.0.0',
        status: 'deprecated',
        publishedAt: '2029-01-02T00:00:00Z',
        isLatest: false,
      },
    ],
  });
  const { stdout } = await show(['info', 'x'], { '/v2/services/x': [{ data: service }] });
  expect(stdout).toBe(
    [
      'Storms  ✓ verified  ✗ down  ! deprecated',
      'Warns of storms, hail and floods wherever you are, long before they come.',
      '',
      'name        com.example/storms',
      'id          id-of-com.example/storms',
      'version     2.0.0',
      'publisher   Example',
      'category    weather',
      'tags        storm, hail',
      'wants       api_key (header X-Key)',
      'verified    its endpoint lies in example.com',
      'health      down; it did not answer in time; seen just now',
      'status      its publisher advises against it',
      'rating      ★ 4.5 of 5 (1,204 ratings)',
      'used        1 connection, 1,204 calls through this proxy',
      'homepage    https://example.com/',
      'from        mcp-registry (com.example/storms)',
      'also in     mcp-registry (twice), nanda (x)',
      'updated     2030-01-02',
      '',
      'Endpoints',
      '  https://{place}.example.com/mcp  http',
      '    fill in place: required; default eu; one of eu, us',
      '    header X-Key: required; secret; The key of your account, which you find',
      '      among its settings and keep.',
      '',
      'Packages  to run on this machine; nanda starts none of them by itself',
      '  @example/storms 2.0.0  npm, stdio',
      '    npx -y @example/storms@2.0.0',
      '    variable KEY: secret',
      '',
      'Tools  2',
      '  warn      Warns of storms',
      '  list_all',
      '',
      'Versions',
      '  2.0.0  2030-01-02  latest',
      '  1.0.0  2029-01-02  deprecated',
      '',
      'Connect: nanda connect id-of-com.example/storms --key-file FILE',
      '',
    ].join('\n'),
  );
});

test('info counts what one registry lists often, and repeats no id', async () => {
  const listed = (registry: string, count: number, facts: object = {}) =>
    Array.from({ length: count }, (_, index) => ({
      registry,
      id: `${registry}-${index}`,
      ...facts,
    }));
  const service = stubService({
    name: 'storms',
    source: { registry: 'nanda', id: 'id-of-storms' },
    alsoIn: [...listed('corpus', 7), ...listed('few', 3), ...listed('old', 4, { stale: true })],
  });
  const { stdout } = await show(['info', 'x'], { '/v2/services/x': [{ data: service }] });
  expect(stdout).toContain(
    [
      'from        nanda',
      'also in     corpus ×7, few (few-0), few (few-1), few (few-2), old ×4 (does not',
      '            answer now)',
    ].join('\n'),
  );
  const json = await show(['info', 'x', '--json'], { '/v2/services/x': [{ data: service }] });
  expect(JSON.parse(json.stdout)).toMatchObject({ alsoIn: service.alsoIn });
});

test('recommendations come with their reasons', async () => {
  const data = [stubService({ name: 'a', reason: 'about storms, like b' })];
  const answers = { '/v2/services/recommendations': [{ data }] };
  const { stdout, requests } = await show(['recommend', '--limit', '3'], answers);
  expect(stdout).toBe('1. a\n   about storms, like b\n   mcp-registry\n');
  expect(requests).toEqual(['GET /v2/services/recommendations?limit=3']);
  const json = await show(['recommend', '--json'], answers);
  expect(JSON.parse(json.stdout)).toEqual({ services: data });
});

test('popular services come with how much they are used', async () => {
  const data = [
    stubService({ name: 'a', popularity: { registry: 1, connections: 2, executions: 1 } }),
  ];
  const { stdout, stderr } = await show(['popular'], { '/v2/services/popular': [{ data }] });
  expect(stdout).toBe('1. a\n   2 connections, 1 call · mcp-registry\n');
  expect(stderr).toBe('');
});

test('tools are found with the services that have them', async () => {
  const of = { id: 'i', name: 'Mailer', verified: true };
  const data = [{ name: 'send', description: 'Sends an email', service: of }];
  const answers = { '/v2/tools/search': [{ data }] };
  const { stdout, requests } = await show(['tools', 'find', 'send an', 'email'], answers);
  expect(stdout).toBe('1. send - Sends an email\n   of Mailer · ✓ verified\n');
  expect(requests).toEqual(['GET /v2/tools/search?q=send+an+email&limit=20']);
  const json = await show(['tools', 'find', 'x', '--json'], answers);
  expect(JSON.parse(json.stdout)).toEqual({ tools: data });
  const nothing = await show(['tools', 'find', 'x'], { '/v2/tools/search': [{ data: [] }] });
  expect(nothing).toMatchObject({ code: 0, stdout: 'Found no tool for "x".\n' });
});
