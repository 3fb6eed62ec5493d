import { expect, test } from 'vitest';
import { expandServerUrl } from './expand-server-url.js';

test.each([
  [':3000/mcp', 'http://127.0.0.1:3000/mcp'],
  [':3000', 'http://127.0.0.1:3000'],
  ['localhost:3000/mcp', 'http://localhost:3000/mcp'],
  ['[::1]:3000?x=1', 'http://[::1]:3000?x=1'],
  ['HTTPS://mcp.example.com/mcp', 'HTTPS://mcp.example.com/mcp'],
  ['wss://mcp.example.com', 'wss://mcp.example.com'],
  ['ftp://mcp.example.com', undefined],
  ['mcp.example.com:3000', undefined],
  ['localhost', undefined],
  [':x', undefined],
  ['WeatherMCP', undefined],
])('%j is %j', (word, url) => {
  expect(expandServerUrl(word)).toBe(url);
});
