import { expect, test } from 'vitest';
import { parseEntryReference } from './parse-entry-reference.js';

test.each([
  ['cursor:weather', { client: 'cursor', name: 'weather' }],
  ['claude-code:a:b', { client: 'claude-code', name: 'a:b' }],
  ['./.mcp.json:github', { file: './.mcp.json', name: 'github' }],
  ['mcp.jsonc:x', { file: 'mcp.jsonc', name: 'x' }],
  ['~/x.toml:y', { file: '~/x.toml', name: 'y' }],
  ['/etc/servers:y', { file: '/etc/servers', name: 'y' }],
  ['C:\\work\\mcp.json:y', { file: 'C:\\work\\mcp.json', name: 'y' }],
  ['weather', undefined],
  ['io.github.x/y', undefined],
  ['other:weather', undefined],
  ['https://x.example/a.json:80', undefined],
  [':3000/mcp', undefined],
])('%s', (text, reference) => {
  expect(parseEntryReference(text)).toEqual(reference);
});
