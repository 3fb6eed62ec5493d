import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createTemporaryDirectory, type TemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CliResult, startCli } from './start-cli.js';

const secret = 'a-secret-that-nobody-may-read';
let directory: TemporaryDirectory;
beforeEach(async () => {
  directory = await createTemporaryDirectory();
});
afterEach(() => directory[Symbol.asyncDispose]());

function nanda(words: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  const at = (name: string) => join(directory.path, name);
  return startCli(words, {
    env: {
      PATH: process.env['PATH'],
      HOME: at('home'),
      NANDA_CONFIG_DIR: at('config'),
      NANDA_STATE_DIR: at('state'),
      ...env,
    },
  }).end;
}

async function write(files: Record<string, unknown>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory.path, 'home', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

async function servers(): Promise<Record<string, unknown>> {
  const text = await readFile(join(directory.path, 'config/servers.json'), 'utf8').catch(
    () => '{}',
  );
  return (JSON.parse(text) as { mcpServers?: Record<string, unknown> }).mcpServers ?? {};
}

const clients = {
  '.cursor/mcp.json': {
    mcpServers: {
      notes: { command: 'notes-mcp', args: ['--deep'], env: { TOKEN: '${env:NOTES}', MODE: 'a' } },
      hub: { url: 'https://hub.example/mcp', headers: { Authorization: 'Bearer ${env:NOTES}' } },
    },
  },
  '.config/Claude/claude_desktop_config.json': {
    mcpServers: { notes: { command: 'other-mcp' }, clock: { command: 'clock\u001b[2J' } },
  },
  '.codex/config.toml':
    '[mcp_servers.find]\nurl = "https://find.example/mcp"\nbearer_token_env_var = "NOTES"\n',
  '.config/goose/config.yaml':
    'extensions:\n  developer: {type: builtin}\n  off: {enabled: false, type: stdio, cmd: off-mcp}\n',
  '.config/zed/settings.json': '{"context_servers": {"z": {"url": "https://z.example"}}, /* x */}',
};

describe('servers import', () => {
  test('shows what there is, and touches nothing', { timeout: 30_000 }, async () => {
    await write(clients);
    const { code, stdout, stderr } = await nanda(['servers', 'import']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '5 new servers. Take them over: nanda servers import claude, or --all\n',
    });
    const lines = stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  ').trimEnd());
    expect(lines).toEqual([
      'Claude Desktop  claude  ~/.config/Claude/claude_desktop_config.json',
      '  notes  new  other-mcp',
      '  clock  new  "clock\\u001b[2J"',
      '',
      'Cursor  cursor  ~/.cursor/mcp.json',
      '  notes  notes is taken  notes-mcp --deep',
      '  hub  new  https://hub.example/mcp',
      '',
      'Codex  codex  ~/.codex/config.toml',
      '  find  new  https://find.example/mcp',
      '',
      'Goose  goose  ~/.config/goose/config.yaml',
      '  developer  comes with that program',
      '  off  off there  off-mcp',
      '',
      'Zed  zed  ~/.config/zed/settings.json',
      '  z  new  https://z.example',
      '',
    ]);
    expect(await servers()).toEqual({});
    // Neither a proxy nor anything else was started for it.
    await expect(stat(join(directory.path, 'state'))).rejects.toMatchObject({ code: 'ENOENT' });
    const list = JSON.parse((await nanda(['servers', 'import', '--json'])).stdout) as {
      servers: { client: string; state: string }[];
    };
    expect(list.servers.map(({ client, state }) => `${client} ${state}`)).toContain('cursor taken');
  });

  test('takes over one source, with what it refers to', { timeout: 30_000 }, async () => {
    await write(clients);
    const without = await nanda(['servers', 'import', 'cursor', '--dry-run']);
    expect(without.stderr).toContain('Left out notes: wants the variable NOTES of the environment');
    const { code, stdout } = await nanda(['servers', 'import', 'cursor'], { NOTES: secret });
    expect(code).toBe(0);
    expect(stdout).toBe(
      'Added notes\n  notes-mcp --deep\n  TOKEN=${env:NOTES}\n  MODE=a\nAdded hub\n  https://hub.example/mcp\n  Authorization: Bearer ${env:NOTES}\n',
    );
    expect(await servers()).toEqual({
      notes: { command: 'notes-mcp', args: ['--deep'], env: { TOKEN: secret, MODE: 'a' } },
      hub: { url: 'https://hub.example/mcp', headers: { Authorization: `Bearer ${secret}` } },
    });
    const { mode } = await stat(join(directory.path, 'config/servers.json'));
    expect(mode & 0o777).toBe(0o600);

    const again = await nanda(['servers', 'import', 'cursor'], { NOTES: secret });
    expect(again).toMatchObject({ code: 0, stdout: '', stderr: '2 servers you have already.\n' });
    const list = await nanda(['servers', 'list', '--json']);
    const get = await nanda(['servers', 'get', 'notes']);
    expect([list.stdout, get.stdout, again.stderr].join('')).not.toContain(secret);
    expect(get.stdout).toContain('  TOKEN=…\n  MODE=a\n');
  });

  test('explains what collides, and has ways around it', { timeout: 30_000 }, async () => {
    await write(clients);
    await nanda(['servers', 'add', 'notes', '--', 'mine']);
    const plain = await nanda(['servers', 'import', 'claude']);
    expect(plain.stdout).toContain('Added clock');
    expect(plain.stderr).toContain(
      'Left out notes: you have another server called notes: --prefix TEXT, or --force',
    );
    const named = await nanda(['servers', 'import', 'claude', 'notes']);
    expect(named.code).toBe(2);
    await nanda(['servers', 'import', 'claude', 'notes', '--prefix', 'claude-']);
    expect(Object.keys(await servers())).toEqual(['notes', 'clock', 'claude-notes']);
    await nanda(['servers', 'remove', 'claude-notes', 'clock']);
    await nanda(['servers', 'import', 'claude', 'notes', '--force']);
    expect(await servers()).toEqual({ notes: { command: 'other-mcp', args: [] } });
  });

  test('shows nothing of what was filled in', { timeout: 30_000 }, async () => {
    await write({
      '.cursor/mcp.json': {
        mcpServers: {
          bridge: { command: 'bridge', args: ['--token', '${env:NOTES}'], env: { DB: '${NOTES}' } },
          hub: { url: 'https://hub.example/mcp?api_key=${env:NOTES}' },
        },
      },
    });
    const imported = await nanda(['servers', 'import', 'cursor'], { NOTES: secret });
    expect(imported.stdout).toContain('bridge --token "${env:NOTES}"\n  DB=${NOTES}\n');
    const shown = [imported];
    for (const words of [['list'], ['list', '--json'], ['get', 'bridge', '--json'], ['export']]) {
      shown.push(await nanda(['servers', ...words]));
    }
    expect(shown.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    const text = shown.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(text).toContain('api_key=…');
    expect(text.replaceAll(/"?DB"?.*/g, '')).not.toContain(secret);
    expect(await servers()).toMatchObject({ bridge: { args: ['--token', secret] } });
  });

  test('a foreign file cannot name what is kept here', { timeout: 30_000 }, async () => {
    await write({
      'p/.mcp.json': {
        mcpServers: { it: { url: 'https://it.example', headers: { X: '${NO:-$}{secret:MINE}' } } },
      },
    });
    const file = join(directory.path, 'home/p/.mcp.json');
    const imported = await nanda(['servers', 'import', file, '--yes']);
    expect(imported.stderr).toContain('Left out it: X names a secret kept here');
    const connected = await nanda(['connect', `${file}:it`, '--yes']);
    expect(connected).toMatchObject({ code: 2 });
    expect(await servers()).toEqual({});
  });

  test('asks about what a project brings', { timeout: 30_000 }, async () => {
    await write({ 'p/.mcp.json': { mcpServers: { theirs: { command: 'theirs' } } } });
    const file = join(directory.path, 'home/p/.mcp.json');
    const refused = await nanda(['servers', 'import', file]);
    expect(refused.code).toBe(9);
    expect(refused.stderr).toContain('  theirs: theirs');
    expect((await nanda(['servers', 'import', file, '--yes'])).code).toBe(0);
    expect(Object.keys(await servers())).toEqual(['theirs']);
  });

  test.each([
    ['crusor', 2, 'Did you mean cursor?'],
    ['./none.json', 2, 'there is no such file'],
    ['gemini', 6, 'Gemini CLI has no servers here.'],
  ])('of %s ends with %i', async (source, expected, text) => {
    const { code, stderr } = await nanda(['servers', 'import', source]);
    expect(code).toBe(expected);
    expect(stderr).toContain(text);
  });
});

describe('servers add', () => {
  test('takes a command in any order', { timeout: 30_000 }, async () => {
    for (const line of [
      'a npx -y foo --json',
      'b --env A=1 -- npx -y foo',
      '--env A=1 c npx -y foo',
      '-- npx -y @x/server-d',
      'npx -y @x/server-e',
      'f http://127.0.0.1/mcp --json',
      'g {"command":"g-mcp"}',
    ]) {
      expect(await nanda(['servers', 'add', ...line.split(' ')])).toMatchObject({ code: 0 });
    }
    const foo = { command: 'npx', args: ['-y', 'foo'] };
    expect(await servers()).toEqual({
      a: { command: 'npx', args: ['-y', 'foo', '--json'] },
      b: { ...foo, env: { A: '1' } },
      c: { ...foo, env: { A: '1' } },
      d: { command: 'npx', args: ['-y', '@x/server-d'] },
      e: { command: 'npx', args: ['-y', '@x/server-e'] },
      f: { url: 'http://127.0.0.1/mcp' },
      g: { command: 'g-mcp' },
    });
  });

  test('loses nothing where several are added at once', { timeout: 60_000 }, async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const added = await Promise.all(
      names.map((name) => nanda(['servers', 'add', name, '--', `${name}-mcp`])),
    );
    expect(added.map(({ code }) => code)).toEqual(names.map(() => 0));
    expect(Object.keys(await servers()).toSorted()).toEqual(names);
    await Promise.all(names.slice(1).map((name) => nanda(['servers', 'remove', name])));
    expect(Object.keys(await servers())).toEqual(['a']);

    await write({
      'p/.mcp.json': { mcpServers: await servers().then(({ a }) => ({ b: a, c: a })) },
    });
    const file = join(directory.path, 'home/p/.mcp.json');
    await Promise.all(
      ['b', 'c'].map((name) => nanda(['servers', 'trust', `${file}:${name}`, '-y'])),
    );
    const { stdout } = await nanda(['servers', 'trust', '--json']);
    expect((JSON.parse(stdout) as { trusted: unknown[] }).trusted).toHaveLength(2);
  });

  test('says where an option went that came too late', async () => {
    const { stderr } = await nanda(['servers', 'add', 'x', '--', 'npx', 'foo', '--env', 'A=1']);
    expect(stderr).toContain(
      '--env goes to the command: nanda’s options stand before it.'.replace('’', "'"),
    );
  });

  test(
    'keeps secrets out of the command line, and a kept one where it is',
    { timeout: 30_000 },
    async () => {
      const typed = await nanda(['servers', 'add', 'x', '--env', `API_KEY=${secret}`, '--', 'y']);
      expect(typed.code).toBe(2);
      const header = await nanda([
        'servers',
        'add',
        'x',
        'http://y',
        '--header',
        `X-Token: ${secret}`,
      ]);
      expect(header.code).toBe(2);
      expect(typed.stderr + header.stderr).not.toContain(secret);
      const file = join(directory.path, 'token');
      await writeFile(file, secret);
      await nanda([
        'servers',
        'add',
        'x',
        'http://y',
        '--header',
        `Authorization: Bearer file:${file}`,
      ]);
      expect(await servers()).toMatchObject({
        x: { headers: { Authorization: `Bearer \${file:${file}}` } },
      });
      const handed = await nanda(['servers', 'add', 'z', '--env', 'API_KEY', '--', 'y'], {
        API_KEY: secret,
      });
      expect(handed.code).toBe(0);
      expect(await servers()).toMatchObject({ z: { env: { API_KEY: secret } } });
    },
  );
});

test('servers export leaves secrets out', { timeout: 30_000 }, async () => {
  await write(clients);
  await nanda(['servers', 'import', 'cursor'], { NOTES: secret });
  const plain = await nanda(['servers', 'export']);
  expect(plain.stderr).toBe('Values that may be secret were left out: TOKEN, HUB_AUTHORIZATION\n');
  expect(JSON.parse(plain.stdout)).toEqual({
    mcpServers: {
      notes: { command: 'notes-mcp', args: ['--deep'], env: { TOKEN: '${TOKEN}', MODE: 'a' } },
      hub: {
        url: 'https://hub.example/mcp',
        headers: { Authorization: 'Bearer ${HUB_AUTHORIZATION}' },
      },
    },
  });
  const file = join(directory.path, 'vscode.json');
  await nanda(['servers', 'export', 'notes', '--format', 'vscode', '--output', file]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    inputs: [{ type: 'promptString', id: 'token', description: 'TOKEN of notes', password: true }],
    servers: {
      notes: {
        type: 'stdio',
        command: 'notes-mcp',
        args: ['--deep'],
        env: { TOKEN: '${input:token}', MODE: 'a' },
      },
    },
  });
  expect(plain.stdout).not.toContain(secret);
  expect((await nanda(['servers', 'export', 'nots'])).code).toBe(6);
});
