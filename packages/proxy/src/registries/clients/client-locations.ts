import { posix, win32 } from 'node:path';

/** An MCP client whose configuration is understood, by the word that people type. */
export type ClientName =
  | 'claude'
  | 'claude-code'
  | 'cursor'
  | 'vscode'
  | 'codex'
  | 'windsurf'
  | 'gemini'
  | 'goose'
  | 'zed';

/** Where a client may keep its servers, and how. */
export interface ClientLocation {
  readonly client: ClientName;
  readonly path: string;
  /** `json` with comments and commas too many, as some of them are written by hand. */
  readonly format: 'json' | 'toml' | 'yaml';
  /** The members that lead to the object of servers. */
  readonly keys: readonly string[];
  /** True where an object `projects` has servers for each directory as well. */
  readonly hasProjects?: boolean;
  /** True for a file of a project, which came from whoever wrote the project. @default false */
  readonly isOfProject?: boolean;
}

export interface Machine {
  /** The user's home directory. */
  readonly home: string;
  /** As `process.platform` has it. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Every file of the known clients that may name servers, whether it exists or not. */
export function clientLocations({ home, platform, env }: Machine): ClientLocation[] {
  const { join } = platform === 'win32' ? win32 : posix;
  const applications = {
    win32: env['APPDATA'] || join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
    other: env['XDG_CONFIG_HOME'] || join(home, '.config'),
  }[platform === 'win32' || platform === 'darwin' ? platform : 'other'];
  const code = join(applications, 'Code', 'User');
  // These two keep to the same place on Linux and macOS.
  const isWindows = platform === 'win32';
  const plain = env['XDG_CONFIG_HOME'] || join(home, '.config');
  const json = { format: 'json', keys: ['mcpServers'] } as const;
  return [
    {
      client: 'claude',
      path: join(applications, 'Claude', 'claude_desktop_config.json'),
      ...json,
    },
    {
      client: 'claude-code',
      path: join(env['CLAUDE_CONFIG_DIR'] || home, '.claude.json'),
      ...json,
      hasProjects: true,
    },
    { client: 'cursor', path: join(home, '.cursor', 'mcp.json'), ...json },
    { client: 'vscode', path: join(code, 'mcp.json'), format: 'json', keys: ['servers'] },
    {
      client: 'vscode',
      // Where older versions keep them.
      path: join(code, 'settings.json'),
      format: 'json',
      keys: ['mcp', 'servers'],
    },
    {
      client: 'codex',
      path: join(env['CODEX_HOME'] || join(home, '.codex'), 'config.toml'),
      format: 'toml',
      keys: ['mcp_servers'],
    },
    {
      client: 'windsurf',
      path: join(home, '.codeium', 'windsurf', 'mcp_config.json'),
      ...json,
    },
    { client: 'gemini', path: join(home, '.gemini', 'settings.json'), ...json },
    {
      client: 'goose',
      path: isWindows
        ? join(applications, 'Block', 'goose', 'config', 'config.yaml')
        : join(plain, 'goose', 'config.yaml'),
      format: 'yaml',
      keys: ['extensions'],
    },
    {
      client: 'zed',
      path: join(isWindows ? join(applications, 'Zed') : join(plain, 'zed'), 'settings.json'),
      format: 'json',
      keys: ['context_servers'],
    },
  ];
}
