import { expect, test } from 'vitest';
import { clientLocations } from './client-locations.js';

const list = (machine: Parameters<typeof clientLocations>[0]) =>
  clientLocations(machine).map(({ client, path }) => `${client} ${path}`);

test.each([
  [
    { home: '/home/me', platform: 'linux', env: {} },
    [
      'claude /home/me/.config/Claude/claude_desktop_config.json',
      'claude-code /home/me/.claude.json',
      'cursor /home/me/.cursor/mcp.json',
      'vscode /home/me/.config/Code/User/mcp.json',
      'vscode /home/me/.config/Code/User/settings.json',
      'codex /home/me/.codex/config.toml',
      'windsurf /home/me/.codeium/windsurf/mcp_config.json',
      'gemini /home/me/.gemini/settings.json',
      'goose /home/me/.config/goose/config.yaml',
      'zed /home/me/.config/zed/settings.json',
    ],
  ],
  [
    { home: '/Users/me', platform: 'darwin', env: {} },
    [
      'claude /Users/me/Library/Application Support/Claude/claude_desktop_config.json',
      'claude-code /Users/me/.claude.json',
      'cursor /Users/me/.cursor/mcp.json',
      'vscode /Users/me/Library/Application Support/Code/User/mcp.json',
      'vscode /Users/me/Library/Application Support/Code/User/settings.json',
      'codex /Users/me/.codex/config.toml',
      'windsurf /Users/me/.codeium/windsurf/mcp_config.json',
      'gemini /Users/me/.gemini/settings.json',
      'goose /Users/me/.config/goose/config.yaml',
      'zed /Users/me/.config/zed/settings.json',
    ],
  ],
  [
    { home: 'C:\\Users\\me', platform: 'win32', env: { APPDATA: 'D:\\Roaming' } },
    [
      'claude D:\\Roaming\\Claude\\claude_desktop_config.json',
      'claude-code C:\\Users\\me\\.claude.json',
      'cursor C:\\Users\\me\\.cursor\\mcp.json',
      'vscode D:\\Roaming\\Code\\User\\mcp.json',
      'vscode D:\\Roaming\\Code\\User\\settings.json',
      'codex C:\\Users\\me\\.codex\\config.toml',
      'windsurf C:\\Users\\me\\.codeium\\windsurf\\mcp_config.json',
      'gemini C:\\Users\\me\\.gemini\\settings.json',
      'goose D:\\Roaming\\Block\\goose\\config\\config.yaml',
      'zed D:\\Roaming\\Zed\\settings.json',
    ],
  ],
])('knows where clients keep their servers: %j', (machine, paths) => {
  expect(list(machine)).toEqual(paths);
});

test('follows the variables by which clients are told to keep them elsewhere', () => {
  const env = {
    XDG_CONFIG_HOME: '/etc/me',
    CLAUDE_CONFIG_DIR: '/etc/claude',
    CODEX_HOME: '/etc/codex',
  };
  expect(list({ home: '/home/me', platform: 'linux', env })).toEqual(
    expect.arrayContaining([
      'claude /etc/me/Claude/claude_desktop_config.json',
      'claude-code /etc/claude/.claude.json',
      'vscode /etc/me/Code/User/mcp.json',
      'codex /etc/codex/config.toml',
      'goose /etc/me/goose/config.yaml',
    ]),
  );
});
