import { expect, test } from 'vitest';
import { cleanText } from './clean-text.js';
import { cleanUrl } from './clean-url.js';
import { cleanWords } from './clean-words.js';
import { hashToUuid } from './hash-to-uuid.js';
import { readAuth } from './read-auth.js';
import { readMoment } from './read-moment.js';
import { readRating } from './read-rating.js';
import { readTools } from './read-tools.js';
import { readTransport } from './read-transport.js';

test.each([
  ['\u001B[31mred\u001B[0m', 'red'],
  ['\u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007', 'link'],
  ['  a \n\t b ', 'a b'],
  ['abc\u202Edef\u0000', 'abcdef'],
  ['a\u180Eb\uFFF9c', 'abc'],
  ['a\u2028b', 'a b'],
  ['\u001B]0;title\u001B\\x', 'x'],
  ['\u001B]0;never ended', '0;never en'],
  ['\u009B1mx\u001B(Bz', 'xz'],
  ['\uD800x', 'x'],
  ['abcdefghijk', 'abcdefghij'],
  ['abcdefghi🙂', 'abcdefghi'],
  ['   ', undefined],
  [7, undefined],
])('cleanText(%j) is %j', (text, clean) => {
  expect(cleanText(text, { maxLength: 10 })).toBe(clean);
});

test('cleanText keeps the lines of longer texts', () => {
  expect(cleanText('a\r\nb\u0007', { maxLength: 10, isOneLine: false })).toBe('a\nb');
});

test.each([
  ['https://a.example/mcp', 'https://a.example/mcp', false],
  [
    'https://a.example/{tenant}/mcp?api_key={api_key}',
    'https://a.example/{tenant}/mcp?api_key={api_key}',
    false,
  ],
  ['https://user:pass@a.example/mcp', 'https://a.example/mcp', true],
  ['https://a.example/mcp?api_key=s3cret&page=1', 'https://a.example/mcp?page=1', true],
  ['https://a.example/mcp?Token=abc', 'https://a.example/mcp', true],
])('cleanUrl(%j) is %j', (text, url, wasScrubbed) => {
  expect(cleanUrl(text)).toEqual({ url, wasScrubbed });
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'not a url',
  '',
  null,
  `https://a.example/${'x'.repeat(3_000)}`,
  'https://a.example/\u001B[31m',
  'https://a.example/\u0000',
  'https://a.example/\u009B1m',
  'https://a.example/\u202Egpj',
  'https://a.example/\u200B',
  'https://a.example/\uD800x',
  'https://a.example/a\nb',
  'https://a.example/a b',
])('cleanUrl refuses %j', (value) => {
  expect(cleanUrl(value)).toBeUndefined();
});

test.each([
  ['streamable-http', 'http'],
  ['streamableHttp', 'http'],
  ['http_first', 'http'],
  ['HTTP', 'http'],
  ['sse', 'sse'],
  ['stdio', 'stdio'],
  ['ws', 'websocket'],
  ['unknown', undefined],
  [3, undefined],
])('readTransport(%j) is %j', (word, transport) => {
  expect(readTransport(word)).toBe(transport);
});

test.each([
  ['OAuth2.1 🔐', 'oauth2'],
  ['OAuth 2.1', 'oauth2'],
  ['API Key', 'api_key'],
  ['api-key', 'api_key'],
  ['Open', 'none'],
  ['none', 'none'],
  ['evm_auth', 'evmauth'],
  ['Open / API Key', 'unknown'],
  [null, 'unknown'],
])('readAuth(%j) is of the kind %j', (word, kind) => {
  expect(readAuth(word)).toEqual({ kind });
});

test('readAuth keeps facts and no credentials', () => {
  expect(
    readAuth({
      type: 'api_key',
      header: 'X-Key',
      value: 's3cret',
      api_key: 's3cret',
      scopes: ['a', {}],
      deep: { x: 1 },
    }),
  ).toEqual({ kind: 'api_key', details: { header: 'X-Key', scopes: ['a'] } });
});

test('readAuth keeps no name that is harmful to show', () => {
  expect(
    readAuth({
      type: 'custom',
      '\u001B[31mred\u202E': 1,
      '\u0000': 2,
      '\u200Btoken': 's3cret',
      ['__proto__']: 3,
      [`long ${'x'.repeat(9_000)}`]: Infinity,
    }),
  ).toEqual({ kind: 'custom', details: { red: 1 } });
});

test('small values', () => {
  expect(cleanWords('a, b,,A')).toEqual(['a', 'b']);
  expect(cleanWords(['x', 1, null, ' x '])).toEqual(['x']);
  expect(hashToUuid(['a', 'b'])).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
  expect(hashToUuid(['a', 'b'])).toBe(hashToUuid(['a', 'b']));
  expect(hashToUuid(['ab', ''])).not.toBe(hashToUuid(['a', 'b']));
  expect(readMoment('2026-01-01', { fallback: 'x' })).toBe('2026-01-01T00:00:00.000Z');
  expect(readMoment('soon', { fallback: 'x' })).toBe('x');
  expect(readRating(4.5)).toEqual({ average: 4.5, count: 0 });
  expect(readRating({ average: 3, count: 7 })).toEqual({ average: 3, count: 7 });
  expect(readRating(0)).toBeUndefined();
  expect(readTools(['a', { name: 'b', description: 'c', inputSchema: {} }, {}, 4])).toEqual([
    { name: 'a' },
    { name: 'b', description: 'c' },
  ]);
});

test('readAuth takes in what some say one level deeper', () => {
  const details = { authEndpoint: 'https://a.example/auth/dynamic', requiredTokenId: 'Any' };
  expect(
    readAuth({ type: 'evmauth', required: true, details: { ...details, token: 's3cret' } }),
  ).toEqual({
    kind: 'evmauth',
    details: { required: true, ...details },
  });
  const contract = '0x5448Dc20ad9e0cDb5Dd0db25e814545d1aa08D96';
  expect(readAuth({ type: 'evmauth', details: [contract], contract })).toEqual({
    kind: 'evmauth',
    details: { contract },
  });
});
