/** MCP clients that NANDA can be put into, by the words that people type, with what they are called. */
export const editorNames = {
  'claude-desktop': 'Claude Desktop',
  'claude-code': 'Claude Code',
  cursor: 'Cursor',
  vscode: 'VS Code',
  codex: 'Codex',
  windsurf: 'Windsurf',
  gemini: 'Gemini CLI',
} as const;

export type EditorName = keyof typeof editorNames;
