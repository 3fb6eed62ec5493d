import { expect, test } from 'vitest';
import { coreWords } from './core-words.js';

test.each([
  ['io.github.someone/slack-mcp-server', ['slack']],
  ['slack', ['slack']],
  ['The Slack MCP Server', ['slack']],
  ['@acme/server-google-maps', ['google', 'maps']],
  ['GoogleMapsMCP', ['google', 'maps']],
  ['Café_tools', ['cafe', 'tools']],
  ['mcp-server', ['mcp', 'server']],
  ['acme/mcp', ['mcp']],
  ['acme/', ['acme']],
  ['天気予報', ['天気', '気予', '予報']],
  ['🙂', []],
  ['', []],
])('%j is told apart by %j', (name, words) => {
  expect(coreWords(name)).toEqual(words);
});
