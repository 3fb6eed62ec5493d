import type { Editor, EditorCommand } from './editor.js';
import { editorNames } from './editor-names.js';
import { editorPaths } from './editor-paths.js';

const json = { format: 'json', keys: ['mcpServers'] } as const;

/** All clients, in the order in which they are listed. */
export const editors: readonly Editor[] = [
  {
    name: 'claude-desktop',
    title: editorNames['claude-desktop'],
    ...json,
    file: (machine) => editorPaths(machine).claudeDesktop('claude_desktop_config.json'),
    sign: (machine) => editorPaths(machine).claudeDesktop(),
    projectFile: undefined,
    ofCommand: plain,
    // It takes those on a page of its settings alone.
    ofUrl: undefined,
    next: 'Quit Claude Desktop and open it again; closing its window is not enough.',
  },
  {
    name: 'claude-code',
    title: editorNames['claude-code'],
    ...json,
    file: (machine) => editorPaths(machine).claudeCode,
    sign: (machine) => editorPaths(machine).claudeCode,
    projectFile: '.mcp.json',
    ofCommand: (command) => ({ type: 'stdio', ...plain(command) }),
    ofUrl: (url) => ({ type: 'http', url }),
    next: 'Start a new session of Claude Code; /mcp shows whether it is connected.',
  },
  {
    name: 'cursor',
    title: editorNames.cursor,
    ...json,
    file: (machine) => editorPaths(machine).inHome('.cursor', 'mcp.json'),
    sign: (machine) => editorPaths(machine).inHome('.cursor'),
    projectFile: '.cursor/mcp.json',
    ofCommand: plain,
    ofUrl: (url) => ({ url }),
    next: 'Cursor finds it by itself; switch it on under Settings, MCP, where it is off.',
  },
  {
    name: 'vscode',
    title: editorNames.vscode,
    format: 'json',
    keys: ['servers'],
    file: (machine) => editorPaths(machine).inApplications('Code', 'User', 'mcp.json'),
    sign: (machine) => editorPaths(machine).inApplications('Code'),
    projectFile: '.vscode/mcp.json',
    ofCommand: (command) => ({ type: 'stdio', ...plain(command) }),
    ofUrl: (url) => ({ type: 'http', url }),
    next: 'In VS Code, run "MCP: List Servers" and start it; its tools are there in agent mode.',
  },
  {
    name: 'codex',
    title: editorNames.codex,
    format: 'toml',
    keys: ['mcp_servers'],
    file: (machine) => editorPaths(machine).codex('config.toml'),
    sign: (machine) => editorPaths(machine).codex(),
    projectFile: '.codex/config.toml',
    ofCommand: plain,
    ofUrl: (url) => ({ url }),
    next: 'Start Codex again; /mcp shows its tools.',
  },
  {
    name: 'windsurf',
    title: editorNames.windsurf,
    ...json,
    file: (machine) => editorPaths(machine).inHome('.codeium', 'windsurf', 'mcp_config.json'),
    sign: (machine) => editorPaths(machine).inHome('.codeium', 'windsurf'),
    projectFile: undefined,
    ofCommand: plain,
    ofUrl: (serverUrl) => ({ serverUrl }),
    next: 'In Windsurf, press Refresh in the MCP settings of Cascade.',
  },
  {
    name: 'gemini',
    title: editorNames.gemini,
    ...json,
    file: (machine) => editorPaths(machine).inHome('.gemini', 'settings.json'),
    sign: (machine) => editorPaths(machine).inHome('.gemini'),
    projectFile: '.gemini/settings.json',
    ofCommand: plain,
    ofUrl: (httpUrl) => ({ httpUrl }),
    next: 'Start Gemini CLI again; /mcp shows its tools.',
  },
];

function plain({ command, args, env }: EditorCommand): Record<string, unknown> {
  return { command, args, ...(Object.keys(env).length > 0 && { env }) };
}
