import { expect, test } from 'vitest';
import { suggestServerName } from './suggest-server-name.js';

test.each([
  ['https://mcp.notion.com/mcp', 'notion'],
  ['https://example.com', 'example'],
  ['https://mcp.shop.co.uk/sse', 'shop'],
  ['http://127.0.0.1:3000/mcp', 'localhost-3000'],
  ['http://localhost/mcp', 'localhost'],
  ['ws://10.0.0.5:8080/', '10.0.0.5-8080'],
  ['http://[fe80::1]:80/', 'fe80-1'],
  ['http://intranet/mcp', 'intranet'],
])('%s is called %s', (url, name) => {
  expect(suggestServerName({ url })).toBe(name);
});

test.each([
  ['npx -y @modelcontextprotocol/server-everything', 'everything'],
  ['npx -y @modelcontextprotocol/server-everything@2026.1.2 stdio', 'everything'],
  ['npx -p tool -y notes-mcp', 'notes'],
  ['npx @notionhq/mcp', 'notionhq'],
  ['uvx --from git+https://x.example/y mcp-server-git', 'git'],
  ['uv --directory /srv/weather run weather.py', 'weather'],
  ['pnpm dlx mcp-fetch', 'fetch'],
  ['docker run -i --rm -e TOKEN ghcr.io/github/github-mcp-server:1.2', 'github'],
  ['node /srv/server-everything/dist/index.js stdio', 'everything'],
  ['python3 -m time_server', 'time'],
  ['C:\\tools\\clock.exe --now', 'clock'],
  ['env KEY=1 node ./tool.mjs', 'tool'],
  ['node -e process.exit(3)', 'node'],
  ['./123', 'server-123'],
  ['mcp', 'mcp'],
  ['npx', 'npx'],
])('%s is called %s', (line, name) => {
  const [command = '', ...args] = line.split(' ');
  expect(suggestServerName({ command, args })).toBe(name);
});
