import { createStyle, measureWidth } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { describeEditors } from './describe-editors.js';
import type { ListedEditor } from './list-editors.js';

const all: ListedEditor[] = [
  {
    client: 'claude-desktop',
    title: 'Claude Desktop',
    isFound: true,
    state: 'other',
    path: '/home/me/Library/Application Support/Claude/claude_desktop_config.json',
  },
  {
    client: 'cursor',
    title: 'Cursor',
    isFound: true,
    state: 'unreadable',
    path: '/home/me/.cursor/mcp.json',
  },
  {
    client: 'gemini',
    title: 'Gemini CLI',
    isFound: false,
    state: 'absent',
    path: '/home/me/.gemini/settings.json',
  },
];
const describe = (width: number) =>
  describeEditors(all, { style: createStyle(false), home: '/home/me', width });

test('a line for each client, with the end of a path that does not fit', () => {
  expect(describe(80)).toBe(
    `claude-desktop  Claude Desktop  name is taken   …/claude_desktop_config.json
cursor          Cursor          file is broken  ~/.cursor/mcp.json
gemini          Gemini CLI      not found       ~/.gemini/settings.json`,
  );
  const lines = describe(86).split('\n');
  expect(lines[0]).toMatch(/ …\/Claude\/claude_desktop_config\.json$/);
  expect(lines.every((line) => measureWidth(line).width <= 86)).toBe(true);
});

test('where nothing has to fit, paths are whole', () => {
  expect(describe(Infinity)).toContain(
    ' ~/Library/Application Support/Claude/claude_desktop_config.json\n',
  );
});
