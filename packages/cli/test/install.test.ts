import { chmod, mkdir, readdir, readFile, stat, symlink, lstat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editors } from '../src/editors/editors.js';
import { editorNames, type EditorName } from '../src/editors/editor-names.js';
import { runOnTerminal } from './run-on-terminal.js';
import { startCli } from './start-cli.js';

let temporary: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let home = '';
let env: Record<string, string> = {};
beforeEach(async () => {
  temporary = await createTemporaryDirectory();
  home = temporary.path;
  env = { PATH: process.env['PATH'] ?? '', HOME: home };
});
afterEach(() => temporary[Symbol.asyncDispose]());

const nanda = (...words: string[]) => startCli(words, { env }).end;
const fileOf = (client: EditorName): string => {
  const editor = editors.find(({ name }) => name === client);
  return editor?.file({ home, platform: 'linux', env, exists: () => false }) ?? '';
};
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
const clients = Object.keys(editorNames) as EditorName[];
const onLinux = process.platform === 'linux';

/** Files as their users have them: with remarks where the client lets them, and other servers. */
const files: Record<EditorName, string> = {
  'claude-desktop':
    '{\n  "mcpServers": {\n    "a": { "command": "a" }\n  },\n  "theme": "dark"\n}\n',
  'claude-code':
    '{\n  "numStartups": 7,\n  "mcpServers": {},\n  "projects": {"/x": {"mcpServers": {"nanda": {"command": "mine"}}}}\n}',
  cursor: '{\n\t"mcpServers": {\n\t\t"a": {\n\t\t\t"url": "https://x/" // mine\n\t\t},\n\t},\n}\n',
  vscode:
    '// servers\r\n{\r\n    "servers": {\r\n        "a": {}\r\n    },\r\n    "inputs": []\r\n}\r\n',
  codex: '# mine\nmodel = "x"\n\n[mcp_servers.a] # one\ncommand = "a"\n',
  windsurf: '{"mcpServers":{"a":{"serverUrl":"https://x/"}}}',
  gemini: '{\n  "theme": "x"\n}\n',
};

describe.runIf(onLinux).each(clients)('%s', (client) => {
  test('gets it once, and is as it was when it is taken out', { timeout: 60_000 }, async () => {
    const path = fileOf(client);
    await write(path, files[client]);
    await chmod(path, 0o640);
    const installed = await nanda('install', client, '--yes', '--tools', 'search', '--json');
    const { outcome, entry, backup } = JSON.parse(installed.stdout) as {
      outcome: string;
      entry: { command: string; args: string[] };
      backup: string;
    };
    expect({ code: installed.code, outcome }).toEqual({ code: 0, outcome: 'installed' });
    expect(entry.command).toBe(process.execPath);
    expect(entry.args.slice(1)).toEqual(['mcp', '--tools', 'search']);
    expect((await stat(entry.args[0] ?? '')).isFile()).toBe(true);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(JSON.stringify(process.execPath));
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readFile(backup, 'utf8')).toBe(files[client]);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);

    const again = await nanda('install', client, '--yes', '--tools', 'search');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('already') as string });
    expect(await readFile(path, 'utf8')).toBe(text);

    const listed = await nanda('install', '--json');
    const row = (JSON.parse(listed.stdout) as { client: string }[]).find(
      (one) => one.client === client,
    );
    expect(row).toMatchObject({ isFound: true, state: 'installed', path });

    const other = await nanda('install', client, '--yes', '--deny', '*_x', '--json');
    expect(JSON.parse(other.stdout)).toMatchObject({ outcome: 'updated' });
    expect((await nanda('uninstall', client, '--yes')).code).toBe(0);
    const expected =
      client === 'gemini' ? '{\n  "theme": "x",\n  "mcpServers": {}\n}\n' : files[client];
    expect(await readFile(path, 'utf8')).toBe(expected);
    const gone = await nanda('uninstall', client, '--yes', '--json');
    expect(JSON.parse(gone.stdout)).toMatchObject({ outcome: 'absent' });
    expect(await readdir(dirname(path))).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/tmp|lock|backup/)]),
    );
  });

  test('gets a file that is the user’s alone where there is none', async () => {
    const result = await nanda('install', client, '--yes');
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining('(new)') as string });
    expect((await stat(fileOf(client))).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await nanda('install', client, '--yes', '--json')).stdout)).toMatchObject({
      outcome: 'same',
    });
  });

  test('is not touched where its file cannot be understood', async () => {
    const broken = client === 'codex' ? 'a = 1\nb = [\n' : '{\n  "a": 1\n  "b": 2\n}\n';
    await write(fileOf(client), broken);
    for (const word of ['install', 'uninstall']) {
      const { code, stderr } = await nanda(word, client, '--yes');
      expect(code).toBe(1);
      expect(stderr).toContain(`${fileOf(client)}:3:${client === 'codex' ? 1 : 3} `);
    }
    expect(await readFile(fileOf(client), 'utf8')).toBe(broken);
  });
});

test('what only a whole reader of TOML sees is seen too', async () => {
  await write(fileOf('codex'), 'a = 1\na = 2\n');
  const { code, stderr } = await nanda('install', 'codex', '--yes');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('TOML') as string });
});

test('a project has files of its own', async () => {
  const projects = {
    'claude-code': '.mcp.json',
    cursor: '.cursor/mcp.json',
    vscode: '.vscode/mcp.json',
    codex: '.codex/config.toml',
    gemini: '.gemini/settings.json',
  };
  for (const [client, path] of Object.entries(projects)) {
    const { end, written } = runOnTerminal(['install', client, '--project', '--dry-run'], { env });
    expect(await end).toBe(0);
    expect(written.stdout.split('\n')[0]).toBe(`/${path} (new)`);
  }
  const { code, stderr } = await nanda('install', 'windsurf', '--project');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('no file for one project') as string,
  });
});

describe('nothing is written', () => {
  const path = () => fileOf('cursor');
  beforeEach(() => write(path(), files.cursor));
  const isUntouched = async () => expect(await readFile(path(), 'utf8')).toBe(files.cursor);

  test('where nobody can be asked', async () => {
    const { code, stdout, stderr } = await nanda('install', 'cursor');
    expect(code).toBe(9);
    expect(stdout).toContain('+\t\t"nanda": {'.replaceAll('\t', '  '));
    expect(stderr).toContain('--yes');
    await isUntouched();
  });

  test('with --dry-run', async () => {
    expect(await nanda('install', 'cursor', '--dry-run', '--yes')).toMatchObject({
      code: 0,
      stderr: '',
    });
    await isUntouched();
  });

  test('where the answer is no; and with yes it is', async () => {
    const no = runOnTerminal(['install', 'cursor'], { env, typed: 'n\r' });
    expect(await no.end).toBe(130);
    expect(no.written.stderr).toContain('[y/N]');
    await isUntouched();
    const yes = runOnTerminal(['install', 'cursor'], { env, typed: 'y\r' });
    expect(await yes.end).toBe(0);
    expect(yes.written.stdout).toContain('Cursor has nanda now.');
    expect(yes.written.stderr).toContain('Backup: ~/.local/state/nanda/backups/');
    expect(await readFile(path(), 'utf8')).toContain('"nanda"');
  });

  test('for clients and wishes that cannot be', async () => {
    const wrong = [
      [['install', 'cursr'], 'Did you mean cursor?'],
      [['install', 'claude-desktop', '--http', '--url', 'http://x'], 'takes no URLs'],
      [['install', 'cursor', '--http'], 'nanda serve'],
      [['install', 'cursor', '--name', 'a b'], '--name'],
      [['install', 'cursor', '--connection', 'a', '--tools', 'search'], '--tools'],
      [['uninstall'], 'Which client?'],
    ] as const;
    for (const [words, text] of wrong) {
      const { code, stderr } = await nanda(...words);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(text) as string,
      });
    }
    await isUntouched();
  });
});

test('another server of that name is not lost by accident', async () => {
  const text = '{"mcpServers":{"nanda":{"command":"theirs"}}}';
  await write(fileOf('cursor'), text);
  for (const word of ['install', 'uninstall']) {
    const { code, stderr } = await nanda(word, 'cursor', '--yes');
    expect({ code, stderr }).toEqual({
      code: 9,
      stderr: expect.stringContaining('--force') as string,
    });
  }
  const shown = await nanda('install', 'cursor', '--dry-run');
  expect(shown).toMatchObject({ code: 0, stderr: expect.stringContaining('--force') as string });
  expect((await nanda('install', 'cursor', '--dry-run', '--force')).stderr).toBe('');
  expect(await readFile(fileOf('cursor'), 'utf8')).toBe(text);
  const asked = runOnTerminal(['uninstall', 'cursor', '--yes'], { env, typed: 'n\r' });
  expect(await asked.end).toBe(130);
  expect(asked.written.stderr).toContain('which is not NANDA');
  expect((await nanda('install', 'cursor', '--yes', '--name', 'nanda-2')).code).toBe(0);
  expect((await nanda('install', 'cursor', '--yes', '--force')).code).toBe(0);
  const { mcpServers } = JSON.parse(await readFile(fileOf('cursor'), 'utf8')) as {
    mcpServers: object;
  };
  expect(Object.keys(mcpServers)).toEqual(['nanda', 'nanda-2']);
});

test('what the user has added to our entry stays', async () => {
  expect((await nanda('install', 'cursor', '--yes')).code).toBe(0);
  const path = fileOf('cursor');
  const file = JSON.parse(await readFile(path, 'utf8')) as { mcpServers: { nanda: object } };
  const nandaEntry = { ...file.mcpServers.nanda, disabled: true, env: { MINE: '1' } };
  await writeFile(path, JSON.stringify({ mcpServers: { nanda: nandaEntry } }, undefined, 2));
  const same = await nanda('install', 'cursor', '--yes', '--json');
  expect(JSON.parse(same.stdout)).toMatchObject({ outcome: 'same' });
  await nanda('install', 'cursor', '--yes', '--names', 'plain');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    mcpServers: {
      nanda: {
        disabled: true,
        env: { MINE: '1' },
        args: [expect.anything(), 'mcp', '--names', 'plain'],
      },
    },
  });

  await nanda('install', 'codex', '--yes');
  const toml = `${await readFile(fileOf('codex'), 'utf8')}startup_timeout_sec = 20\n\n[mcp_servers.nanda.tools.x]\nmode = 'ask'\n`;
  await writeFile(fileOf('codex'), toml);
  await nanda('install', 'codex', '--yes', '--names', 'plain');
  const changed = await readFile(fileOf('codex'), 'utf8');
  expect(changed).toContain('startup_timeout_sec = 20');
  expect(changed).toContain("[mcp_servers.nanda.tools.x]\nmode = 'ask'");
  expect(changed).toContain('"plain"');
  await nanda('uninstall', 'codex', '--yes');
  expect((await readFile(fileOf('codex'), 'utf8')).trim()).toBe('');
});

test('a link stays one, and where it leads is changed', async () => {
  const real = join(home, 'dotfiles/cursor.json');
  await write(real, files.cursor);
  await mkdir(join(home, '.cursor'));
  await symlink(real, fileOf('cursor'));
  expect((await nanda('install', 'cursor', '--yes')).code).toBe(0);
  expect((await lstat(fileOf('cursor'))).isSymbolicLink()).toBe(true);
  expect(await readFile(real, 'utf8')).toContain('"nanda"');
});

test('a URL is written where a proxy runs', async () => {
  const words = ['--http', '--url', 'http://localhost:3000', '--allow', 'a_*', '--yes', '--json'];
  const { stdout } = await nanda('install', 'windsurf', ...words);
  expect(JSON.parse(stdout)).toMatchObject({
    entry: { serverUrl: 'http://localhost:3000/mcp?allow=a_*' },
  });
});

test('the entry works as a client would start it, with no PATH', async () => {
  const { stdout } = await nanda(
    'install',
    'cursor',
    '--yes',
    '--json',
    '--url',
    'http://127.0.0.1:9',
  );
  const { entry } = JSON.parse(stdout) as { entry: { command: string; args: string[] } };
  const { spawn } = await import('node:child_process');
  const child = spawn(entry.command, entry.args, { env: { HOME: home }, timeout: 20_000 });
  let answer = '';
  child.stdout.on('data', (text: Buffer) => (answer += text.toString()));
  child.stdin.end('{"jsonrpc":"2.0","id":1\n');
  await new Promise((resolve) => child.once('close', resolve));
  expect(JSON.parse(answer)).toMatchObject({ error: { code: -32700 } });
});
