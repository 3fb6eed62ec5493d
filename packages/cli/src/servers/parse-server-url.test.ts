import { expect, test } from 'vitest';
import { parseServerUrl } from './parse-server-url.js';

test.each([
  ['https://x.example/mcp', 'https://x.example/mcp'],
  ['WS://x.example', 'ws://x.example/'],
  [':3000/mcp', 'http://127.0.0.1:3000/mcp'],
  [':3000', 'http://127.0.0.1:3000/'],
  ['localhost:3000/sse', 'http://localhost:3000/sse'],
  ['[::1]:3000/', 'http://[::1]:3000/'],
  ['weather', undefined],
  ['cursor:x', undefined],
  ['host:3000', undefined],
  ['ftp://x.example', undefined],
  ['12', undefined],
  ['', undefined],
])('%s is %s', (text, url) => {
  expect(parseServerUrl(text)).toBe(url);
});

test.each(['https://', ':99999/mcp', 'https://a@x.example/', 'https://x.example/?token=s3cret'])(
  '%s is refused, and not repeated',
  (text) => {
    let message = '';
    expect(() => {
      try {
        parseServerUrl(text);
      } catch (error) {
        message = String(error);
        throw error;
      }
    }).toThrow();
    expect(message).not.toContain('s3cret');
  },
);
