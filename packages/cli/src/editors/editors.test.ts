import { describe, expect, test } from 'vitest';
import { editors } from './editors.js';
import type { EditorMachine } from './editor.js';

const machine = (given: Partial<EditorMachine>): EditorMachine => ({
  home: '/home/ada',
  platform: 'linux',
  env: {},
  exists: () => false,
  ...given,
});
const filesOf = (given: Partial<EditorMachine>) =>
  Object.fromEntries(editors.map(({ name, file }) => [name, file(machine(given))]));

describe('the files of clients', () => {
  test('on Linux', () => {
    expect(filesOf({})).toEqual({
      'claude-desktop': '/home/ada/.config/Claude/claude_desktop_config.json',
      'claude-code': '/home/ada/.claude.json',
      cursor: '/home/ada/.cursor/mcp.json',
      vscode: '/home/ada/.config/Code/User/mcp.json',
      codex: '/home/ada/.codex/config.toml',
      windsurf: '/home/ada/.codeium/windsurf/mcp_config.json',
      gemini: '/home/ada/.gemini/settings.json',
    });
    const env = { XDG_CONFIG_HOME: '/c', CODEX_HOME: '/codex', CLAUDE_CONFIG_DIR: '/claude' };
    expect(filesOf({ env })).toMatchObject({
      'claude-desktop': '/c/Claude/claude_desktop_config.json',
      'claude-code': '/claude/.claude.json',
      vscode: '/c/Code/User/mcp.json',
      codex: '/codex/config.toml',
    });
  });

  test('on macOS', () => {
    const support = '/Users/ada/Library/Application Support';
    expect(filesOf({ platform: 'darwin', home: '/Users/ada' })).toMatchObject({
      'claude-desktop': `${support}/Claude/claude_desktop_config.json`,
      vscode: `${support}/Code/User/mcp.json`,
      cursor: '/Users/ada/.cursor/mcp.json',
    });
  });

  test('on Windows, from the store too', () => {
    const home = 'C:\\Users\\Ada';
    const windows = { platform: 'win32', home, env: { APPDATA: `${home}\\AppData\\Roaming` } };
    expect(filesOf(windows)).toEqual({
      'claude-desktop': `${home}\\AppData\\Roaming\\Claude\\claude_desktop_config.json`,
      'claude-code': `${home}\\.claude.json`,
      cursor: `${home}\\.cursor\\mcp.json`,
      vscode: `${home}\\AppData\\Roaming\\Code\\User\\mcp.json`,
      codex: `${home}\\.codex\\config.toml`,
      windsurf: `${home}\\.codeium\\windsurf\\mcp_config.json`,
      gemini: `${home}\\.gemini\\settings.json`,
    });
    const exists = (path: string) => path.includes('Packages');
    expect(filesOf({ ...windows, exists })['claude-desktop']).toBe(
      `${home}\\AppData\\Local\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json`,
    );
  });
});

test('each client is told of a server in its own words', () => {
  const command = { command: 'node', args: ['n.js', 'mcp'], env: { A: 'b' } };
  const plain = { ...command };
  const typed = { type: 'stdio', ...command };
  const url = 'http://localhost:3000/mcp';
  const entries = editors.map(({ name, ofCommand, ofUrl }) => [
    name,
    ofCommand(command),
    ofUrl?.(url),
  ]);
  expect(entries).toEqual([
    ['claude-desktop', plain, undefined],
    ['claude-code', typed, { type: 'http', url }],
    ['cursor', plain, { url }],
    ['vscode', typed, { type: 'http', url }],
    ['codex', plain, { url }],
    ['windsurf', plain, { serverUrl: url }],
    ['gemini', plain, { httpUrl: url }],
  ]);
  expect(editors[0]?.ofCommand({ ...command, env: {} })).not.toHaveProperty('env');
});
