import { afterEach, expect, test, vi } from 'vitest';
import { ConfigurationError } from '../errors/configuration-error.js';
import { resolveOptions } from './resolve-options.js';

const nothing = () => undefined;
const variablesOf = (variables: Record<string, string>) => (name: string) => variables[name];

afterEach(() => vi.unstubAllGlobals());

test('an option wins over the environment, that over the name of an environment, and the local proxy is last', () => {
  const read = variablesOf({ NANDA_BASE_URL: 'http://from-environment.test' });
  const baseURL = (options: object, environment = nothing as typeof read) =>
    resolveOptions(options, { environment }).baseURL;

  expect(baseURL({ baseURL: 'http://a.test', environment: 'staging' }, read)).toBe('http://a.test');
  expect(baseURL({ baseUrl: 'http://b.test/v2' }, read)).toBe('http://b.test');
  expect(baseURL({ environment: 'production' }, read)).toBe('http://from-environment.test');
  expect(baseURL({ environment: 'production' })).toBe('https://api.nanda.ai');
  expect(baseURL({ environment: 'staging' })).toBe('https://staging-api.nanda.ai');
  expect(baseURL({})).toBe('http://localhost:3000');
});

test('a token wins over a key, and what was passed in wins over the environment', () => {
  const read = variablesOf({ NANDA_API_KEY: 'key-e', NANDA_ACCESS_TOKEN: 'token-e' });
  const headers = (options: object) => resolveOptions(options, { environment: read }).headers;

  expect(headers({})).toEqual({ authorization: 'Bearer token-e' });
  expect(headers({ apiKey: 'key' })).toEqual({ 'x-api-key': 'key' });
  expect(headers({ apiKey: 'key', accessToken: 'token' })).toEqual({
    authorization: 'Bearer token',
  });
  expect(
    headers({ accessToken: 'token', defaultHeaders: { Authorization: 'x', 'X-A': '1' } }),
  ).toEqual({ authorization: 'Bearer token', 'x-a': '1' });
});

test.each([{ apiKey: 'sec ret' }, { accessToken: 'sec\nret' }, { apiKey: '' }])(
  'a credential that no header can carry is refused without repeating it: %o',
  (options) => {
    const attempt = () => resolveOptions(options, { environment: nothing });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).not.toThrow(/ret/);
  },
);

test('works where there is no process', () => {
  vi.stubGlobal('process', undefined);
  expect(resolveOptions({}).baseURL).toBe('http://localhost:3000');
});

test("takes the seed's spelling of the number of retries, and 0 as 0", () => {
  const retries = (options: object) => resolveOptions(options, { environment: nothing }).maxRetries;
  expect(retries({})).toBe(2);
  expect(retries({ retries: 5 })).toBe(5);
  expect(retries({ retries: 5, maxRetries: 0 })).toBe(0);
});

test.each([
  { timeout: 0 },
  { timeout: Number.POSITIVE_INFINITY },
  { totalTimeout: -1 },
  { maxRetries: 1.5 },
  { streamIdleTimeout: Number.NaN },
  { environment: 'moon' as 'production' },
])('%o is refused', (options) => {
  expect(() => resolveOptions(options, { environment: nothing })).toThrow(ConfigurationError);
});
