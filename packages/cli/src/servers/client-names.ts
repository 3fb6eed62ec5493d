/** The MCP clients whose configurations are understood, by the words that people type, with what they are called. */
export const clientNames: Readonly<Record<string, string>> = {
  claude: 'Claude Desktop',
  'claude-code': 'Claude Code',
  cursor: 'Cursor',
  vscode: 'VS Code',
  codex: 'Codex',
  windsurf: 'Windsurf',
  gemini: 'Gemini CLI',
  goose: 'Goose',
  zed: 'Zed',
};
