import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { fillUrl } from './fill-url.js';
import { placeOf } from './place-of.js';

const fill = (url: string, variables: Record<string, string>) => fillUrl({ url }, { variables });
const target = (url: string, shownUrl?: string) =>
  ({ kind: 'http', url, ...(shownUrl !== undefined && { shownUrl }) }) as const;

test.each([
  ['https://a.example/{t}/mcp', 'acme', 'https://a.example/acme/mcp'],
  [
    'https://a.example/{t}/mcp',
    'a b/c?d#e&f%2e',
    'https://a.example/a%20b%2Fc%3Fd%23e%26f%252e/mcp',
  ],
  ['https://a.example/mcp?t={t}&u=1', 'x&u=2#', 'https://a.example/mcp?t=x%26u%3D2%23&u=1'],
  ['https://{t}.a.example/mcp', 'acme-1', 'https://acme-1.a.example/mcp'],
  ['https://x-{t}.a.example:8443/mcp', 'eu', 'https://x-eu.a.example:8443/mcp'],
  ['https://a.example/mcp#{t}', 'x', 'https://a.example/mcp#x'],
])('%s with %j', (url, value, expected) => {
  const filled = fill(url, { t: value });
  expect(filled).toEqual({ url: expected, shownUrl: url, missing: [] });
});

const attacks = [
  ['https://{t}.a.example/mcp', 'evil.example/'],
  ['https://{t}.a.example/mcp', 'evil.example#'],
  ['https://{t}.a.example/mcp', 'user:pass@evil'],
  ['https://{t}.a.example/mcp', 'a.b'],
  ['https://{t}.a.example/mcp', '-a'],
  ['https://{t}.a.example/mcp', 'ä'],
  ['https://{t}.a.example/mcp', 'evil\\'],
  ['https://{t}/mcp', 'evil'],
  ['https://{t}.example/mcp', 'evil'],
  ['https://a.example:{t}/mcp', '8080'],
  ['https://{t}@a.example/mcp', 'evil'],
  ['https://a.{t}/mcp', 'example'],
  ['{t}://a.example/mcp', 'file'],
  ['{t}', 'https://evil.example'],
  ['https://a.example/{t}/mcp', '.'],
  ['https://a.example/{t}/mcp', '..'],
  ['https://a.example/.{t}/mcp', '.'],
] as const;

test.each(attacks)('%s with %j is refused, and not repeated', (url, value) => {
  const attempt = () => fill(url, { t: value });
  expect(attempt).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
  if (value.length > 2) expect(attempt).not.toThrow(value);
});

test('two values that meet cannot climb either', () => {
  expect(() => fill('https://a.example/x/{a}{b}/mcp', { a: '.', b: '.' })).toThrow(
    expect.objectContaining({ code: 'VALIDATION_ERROR' }),
  );
});

test('whatever is filled in, the request goes to the same place of the same host', () => {
  const url = 'https://a.example/one/{path}/two?first={query}&second=2';
  assert(
    property(string({ minLength: 1, unit: 'binary-ascii' }), (value) => {
      let filled: URL;
      try {
        filled = new URL(fill(url, { path: value, query: value }).url);
      } catch (error) {
        expect(error).toMatchObject({ code: 'VALIDATION_ERROR' });
        expect(value).toMatch(/^\.\.?$/);
        return;
      }
      expect(filled.origin).toBe('https://a.example');
      expect(filled.pathname.split('/')).toHaveLength(4);
      expect(decodeURIComponent(filled.pathname.split('/')[2] ?? '')).toBe(value);
      expect([...filled.searchParams.keys()]).toEqual(['first', 'second']);
      expect(filled.hash + filled.username).toBe('');
    }),
    { numRuns: 500 },
  );
});

test('what the registry names stands as it is; what is missing is named', () => {
  const endpoint = {
    url: 'https://{region}.a.example/{path}/{tenant}/{plan}',
    variables: [
      { name: 'region', choices: ['eu', 'us.west'], default: 'eu' },
      { name: 'path', value: 'v1/mcp' },
      { name: 'tenant', isRequired: true },
    ],
  };
  expect(fillUrl(endpoint, { variables: {} })).toEqual({
    url: 'https://eu.a.example/v1/mcp/{tenant}/{plan}',
    shownUrl: 'https://eu.a.example/v1/mcp/{tenant}/{plan}',
    missing: ['{tenant}', '{plan}'],
  });
  const given = { region: 'us.west', path: 'ignored', tenant: 'acme', plan: 'pro' };
  expect(fillUrl(endpoint, { variables: given })).toEqual({
    url: 'https://us.west.a.example/v1/mcp/acme/pro',
    shownUrl: 'https://us.west.a.example/v1/mcp/{tenant}/{plan}',
    missing: [],
  });
  expect(() => fillUrl(endpoint, { variables: { region: 'evil' } })).toThrow('eu, us.west');
  const odd = { url: 'https://a.example/{constructor}' };
  expect(fillUrl(odd, { variables: {} }).missing).toEqual(['{constructor}']);
});

test('the place of credentials knows nothing of what was filled in', () => {
  expect(placeOf(target('https://a.example/mcp?key=1#x'))).toBe('https://a.example/mcp');
  expect(placeOf(target('https://a.example/s3cret/mcp', 'https://a.example/{t}/mcp?u={v}'))).toBe(
    'https://a.example/{t}/mcp',
  );
  expect(placeOf({ kind: 'stdio' })).toBe('stdio');
});
