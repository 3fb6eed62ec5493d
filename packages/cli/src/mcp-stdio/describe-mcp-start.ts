import type { Style } from '@nanda/terminal';

/** What somebody is told who has typed `nanda mcp`, which is for programs. */
export function describeMcpStart({ style }: { readonly style: Style }): string {
  return [
    'This is an MCP server for editors and agents, which start it themselves and speak JSON-RPC to it here.',
    '',
    `  ${style.bold('Give it to one:')}`,
    '    nanda install                  which are here',
    '    nanda install claude-desktop   or cursor, vscode, codex, …',
    '',
    style.dim('  It waits for messages, a line each. Ctrl-D ends it.'),
  ].join('\n');
}
