import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { collectBatches } from '../collect-batches.fixture.js';
import { clientLocations } from './client-locations.js';
import { createClientsRegistry } from './create-clients-registry.js';

const env = {};
const platform = 'linux';

/** One of the files of each client, full of secrets. */
function configurations(home: string): Record<string, string> {
  return {
    '.config/Claude/claude_desktop_config.json': JSON.stringify({
      mcpServers: {
        files: { command: 'npx', args: ['server', 's3cret'], env: { KEY: 's3cret' } },
      },
    }),
    '.claude.json': JSON.stringify({
      numStartups: 7,
      mcpServers: {
        notes: {
          type: 'http',
          url: 'https://notes.example/mcp?token=s3cret&page=1',
          headers: { Authorization: 'Bearer s3cret' },
        },
      },
      projects: {
        [join(home, 'work')]: {
          mcpServers: { notes: { type: 'sse', url: 'https://own.example/sse' } },
        },
        [join(home, 'gone')]: {},
      },
    }),
    'work/.mcp.json': '{"mcpServers": {"shared": {"type": "http", "url": "${URL:-http://x}"}}}',
    '.cursor/mcp.json':
      '{"mcpServers": {"local": {"url": "http://127.0.0.1:8080/mcp"}, "none": {}}}',
    '.config/Code/User/mcp.json': `{
      // What the editor asks for
      "inputs": [{"id": "key", "password": true}],
      "servers": {
        "tickets": {"type": "http", "url": "https://me:s3cret@tickets.example/mcp", "headers": {"X-Key": "s3cret"}},
      },
    }`,
    '.config/Code/User/settings.json':
      '{"mcp": {"servers": {"old": {"command": "s3cret", "type": "stdio"}}}}',
    '.codex/config.toml': [
      'model = "x"',
      '[mcp_servers.search]',
      'url = "https://search.example/mcp"',
      'bearer_token_env_var = "SEARCH_TOKEN"',
      'http_headers = { "X-Region" = "s3cret" }',
    ].join('\n'),
    '.codeium/windsurf/mcp_config.json':
      '{"mcpServers": {"deploy": {"serverUrl": "https://deploy.example/mcp"}}}',
    '.config/goose/config.yaml': [
      'GOOSE_PROVIDER: x',
      'extensions:',
      '  developer: { enabled: true, type: builtin, name: developer }',
      '  tests: { type: stdio, cmd: uvx, args: [tests], envs: { KEY: s3cret }, env_keys: [MORE] }',
      '  hub: { type: streamable_http, uri: "https://hub.example/mcp", headers: { X-Key: s3cret } }',
    ].join('\n'),
    '.config/zed/settings.json': `{
      "theme": "One Dark", // a comment
      "context_servers": {
        "extension": { "source": "extension", "settings": { "token": "s3cret" } },
        "older": { "command": { "path": "npx", "args": ["older"], "env": { "KEY": "s3cret" } } },
      },
    }`,
    '.gemini/settings.json':
      '{"mcpServers": {"maps": {"httpUrl": "https://maps.example/mcp"}, "feeds": {"url": "https://feeds.example/sse"}}}',
  };
}

async function writeAll(home: string): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, text] of Object.entries(configurations(home))) {
    const path = join(home, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    paths.push(path);
  }
  return paths;
}

test('lists what each client has configured, without anything that is secret', async () => {
  await using directory = await createTemporaryDirectory();
  const home = directory.path;
  await writeAll(home);
  const { records, problems } = await collectBatches(
    createClientsRegistry({ home, platform, env }),
  );
  expect(
    records.map(({ list, name, trust, endpoints, transports }) => [
      list,
      name,
      trust,
      endpoints.map(({ url, transport }) => `${transport ?? '?'} ${url}`).join() ||
        transports?.join(),
    ]),
  ).toEqual([
    ['claude', 'files', 'local-file', 'stdio'],
    ['claude-code', 'notes', 'local-file', 'http https://notes.example/mcp?page=1'],
    ['claude-code', 'notes', 'local-file', 'sse https://own.example/sse'],
    ['cursor', 'local', 'local-file', '? http://127.0.0.1:8080/mcp'],
    ['vscode', 'tickets', 'local-file', 'http https://tickets.example/mcp'],
    ['vscode', 'old', 'local-file', 'stdio'],
    ['codex', 'search', 'local-file', '? https://search.example/mcp'],
    ['windsurf', 'deploy', 'local-file', '? https://deploy.example/mcp'],
    ['gemini', 'maps', 'local-file', 'http https://maps.example/mcp'],
    ['gemini', 'feeds', 'local-file', 'sse https://feeds.example/sse'],
    ['goose', 'tests', 'local-file', 'stdio'],
    ['goose', 'hub', 'local-file', 'http https://hub.example/mcp'],
    ['zed', 'older', 'local-file', 'stdio'],
  ]);
  expect(records.find(({ name }) => name === 'search')).toMatchObject({
    description: 'Configured in Codex.',
    auth: { kind: 'bearer', details: { headers: ['X-Region', 'Authorization'] } },
    endpoints: [
      {
        headers: [
          { name: 'X-Region', isRequired: true, isSecret: true },
          { name: 'Authorization', isRequired: true, isSecret: true },
        ],
      },
    ],
  });
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  expect(JSON.stringify({ records, problems })).not.toMatch(/s3cret|SEARCH_TOKEN/);
  expect(JSON.stringify(records)).not.toContain('"command"');
  expect(JSON.stringify(records)).not.toContain(home);
  expect(problems).toEqual([
    'Claude Code, "notes": an endpoint URL held credentials, which were left out',
    'Claude Code, "shared": an endpoint has no usable http(s) or ws(s) URL and was left out',
    'Cursor, "none": it has neither an address nor a command',
    'VS Code, "tickets": an endpoint URL held credentials, which were left out',
  ]);
});

test('who wrote a file decides what it may reach', async () => {
  await using directory = await createTemporaryDirectory();
  const home = directory.path;
  await writeAll(home);
  await writeFile(
    join(home, 'work/.mcp.json'),
    '{"mcpServers":{"theirs":{"url":"http://127.0.0.1:1/mcp"},"run":{"command":"x"}}}',
  );
  const { records } = await collectBatches(createClientsRegistry({ home, platform, env }));
  const strangers = records.filter(({ trust }) => trust === 'registry');
  expect(strangers.map(({ name }) => name)).toEqual(['theirs', 'run']);
  const others = records.filter((record) => !strangers.includes(record));
  expect(new Set(others.map(({ trust }) => trust))).toEqual(new Set(['local-file']));
});

test('leaves every file as it is, and writes none', async () => {
  await using directory = await createTemporaryDirectory();
  const home = directory.path;
  const paths = await writeAll(home);
  for (const path of paths) await utimes(path, 1_000, 1_000);
  const look = () =>
    Promise.all(
      paths.map(async (path) => {
        const { mtimeMs, ctimeMs, ino, mode, size } = await stat(path);
        return { path, mtimeMs, ctimeMs, ino, mode, size, bytes: await readFile(path, 'base64') };
      }),
    );
  const before = await look();
  const directories = new Set(paths.map((path) => dirname(path)));
  const lookAtDirectories = () =>
    Promise.all([...directories].map(async (path) => (await stat(path)).mtimeMs));
  const directoriesBefore = await lookAtDirectories();
  const registry = createClientsRegistry({ home, platform, env });
  const { checkpoint = '' } = await collectBatches(registry);
  await collectBatches(registry, { checkpoint });
  expect(await look()).toEqual(before);
  expect(await lookAtDirectories()).toEqual(directoriesBefore);
});

test('one broken file costs one line, which quotes nothing of it', async () => {
  await using directory = await createTemporaryDirectory();
  const home = directory.path;
  await writeAll(home);
  await writeFile(join(home, '.cursor/mcp.json'), '{"mcpServers": {"s3cret"');
  await writeFile(join(home, '.codex/config.toml'), 'token = "s3cret');
  await writeFile(join(home, 'work/.mcp.json'), '["s3cret"]');
  const { records, problems } = await collectBatches(
    createClientsRegistry({ home, platform, env }),
  );
  expect(records).toHaveLength(11);
  expect(problems).toEqual(
    expect.arrayContaining([
      'cursor (~/.cursor/mcp.json): it is not valid JSON',
      'codex (~/.codex/config.toml): it is not valid TOML',
      'claude-code (~/work/.mcp.json): it is not an object',
    ]),
  );
  expect(problems.join()).not.toContain('s3cret');
});

test('sees what changes, and only that', async () => {
  await using directory = await createTemporaryDirectory();
  const home = directory.path;
  const registry = createClientsRegistry({ home, platform, env });
  const { batches, checkpoint = '' } = await collectBatches(registry);
  expect(batches).toMatchObject([{ part: 'first', isLast: true, records: [], problems: [] }]);
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);

  await writeAll(home);
  const first = await collectBatches(registry, { checkpoint });
  expect(first.records).toHaveLength(13);
  const later = { checkpoint: first.checkpoint ?? '' };
  expect((await collectBatches(registry, later)).batches).toEqual([]);
  const another = createClientsRegistry({ home, platform, env });
  expect((await collectBatches(another, later)).batches).toEqual([]);

  // Clients write their own affairs into the same file.
  const path = join(home, '.claude.json');
  const content = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...content, numStartups: 8_000 }));
  expect((await collectBatches(registry, later)).batches).toEqual([]);

  await writeFile(join(home, 'work/.mcp.json'), '{"mcpServers":{"new":{"command":"x"}}}');
  expect((await collectBatches(registry, later)).records).toHaveLength(14);
});

test('every place that is known is one of the files that the tests write', () => {
  const known = clientLocations({ home: '/', platform, env }).map(({ path }) => path.slice(1));
  expect(Object.keys(configurations('/'))).toEqual(expect.arrayContaining(known));
});
