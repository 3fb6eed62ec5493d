import { expect, test } from 'vitest';
import { isOwnEntry } from './is-own-entry.js';
import { ownCommand } from './own-command.js';

const usual = {
  words: ['mcp', '--tools', 'search'],
  node: '/opt/node/bin/node',
  binary: '/opt/node/lib/node_modules/@nanda/cli/bin/nanda.js',
  version: '1.2.3',
  platform: 'linux',
  env: {},
  exists: () => true,
  cwd: '/work',
};

test('Node and nanda are named by their places', () => {
  const command = ownCommand(usual);
  expect(command).toEqual({
    command: usual.node,
    args: [usual.binary, 'mcp', '--tools', 'search'],
    env: {},
  });
  expect(isOwnEntry(command)).toBe(true);
});

test('of the environment only places are written, and no secrets', () => {
  const env = {
    NANDA_STATE_DIR: 'state',
    NANDA_DATA_DIR: ':memory:',
    XDG_CONFIG_HOME: '/c',
    NANDA_TOKEN: 'hunter2',
    NANDA_CONFIG_DIR: '',
  };
  const places = { NANDA_STATE_DIR: '/work/state', NANDA_DATA_DIR: ':memory:' };
  expect(ownCommand({ ...usual, env }).env).toEqual({ ...places, XDG_CONFIG_HOME: '/c' });
  expect(ownCommand({ ...usual, env, platform: 'darwin' }).env).toEqual(places);
});

test('what npx has put into its cache is started by npx again', () => {
  const binary = '/home/ada/.npm/_npx/0123abcd/node_modules/@nanda/cli/bin/nanda.js';
  const command = ownCommand({ ...usual, binary });
  expect(command).toEqual({
    command: usual.node,
    args: [
      '/opt/node/lib/node_modules/npm/bin/npx-cli.js',
      '--yes',
      '--package',
      '@nanda/cli@1.2.3',
      'nanda',
      ...usual.words,
    ],
    env: { PATH: '/opt/node/bin:/usr/local/bin:/usr/bin:/bin' },
  });
  expect(isOwnEntry(command)).toBe(true);
  const windows = ownCommand({
    ...usual,
    platform: 'win32',
    node: 'C:\\node\\node.exe',
    binary: 'C:\\npm\\_npx\\1\\node_modules\\@nanda\\cli\\bin\\nanda.js',
  });
  expect(windows.args[0]).toBe('C:\\node\\node_modules\\npm\\bin\\npx-cli.js');
  expect(windows.env).toEqual({ PATH: 'C:\\node' });
  expect(() => ownCommand({ ...usual, binary, exists: () => false })).toThrow(/npx/);
});

test.each([
  [{ command: 'node', args: ['C:\\x\\nanda.js', 'mcp'] }, true],
  [{ command: '/usr/local/bin/nanda', args: ['mcp', '--connection', 'a'] }, true],
  [{ url: 'http://127.0.0.1:3000/mcp?tools=search' }, true],
  [{ httpUrl: 'http://localhost:3000/mcp/service/a' }, true],
  [{ serverUrl: 'http://[::1]:3000/mcp/conn_1' }, true],
  [{ url: 'https://example.com/mcp' }, false],
  [{ url: 'http://127.0.0.1:3000/sse' }, false],
  [{ command: 'node', args: ['nanda.js', 'serve'] }, false],
  [{ command: 'notnanda', args: ['mcp'] }, false],
  [{ args: 7 }, false],
  ['nanda mcp', false],
  [undefined, false],
])('%j is ours: %s', (entry, isOwn) => {
  expect(isOwnEntry(entry)).toBe(isOwn);
});
