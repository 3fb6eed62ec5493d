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

test('what was passed in wins over the environment, and leaves nothing of it', () => {
  const read = variablesOf({ NANDA_API_KEY: 'key-e', NANDA_ACCESS_TOKEN: 'token-e' });
  const credentials = (options: object) =>
    resolveOptions(options, { environment: read }).credentials;

  expect(credentials({})).toMatchObject({ accessToken: 'token-e', apiKey: 'key-e' });
  expect(credentials({ apiKey: 'key' })).toEqual({ apiKey: 'key' });
  expect(credentials({ accessToken: 'token' })).toEqual({ accessToken: 'token' });
  const session = { accessToken: 'a', refreshToken: 'r', expiresAt: 0 };
  expect(credentials({ session })).toEqual({ session });
});

test('an API key is refused in a page, and in a worker of one, unless its danger is accepted', () => {
  const make = (options: object) => () => resolveOptions(options, { environment: nothing });
  vi.stubGlobal('window', { document: {} });
  expect(make({ apiKey: 'key' })).toThrow(/dangerouslyAllowBrowser/);
  expect(make({ apiKey: () => 'key' })).toThrow(ConfigurationError);
  expect(make({ apiKey: 'key', dangerouslyAllowBrowser: true })).not.toThrow();
  expect(make({ accessToken: 'token' })).not.toThrow();
  vi.unstubAllGlobals();
  expect(make({ apiKey: 'key' })).not.toThrow();
  vi.stubGlobal('DedicatedWorkerGlobalScope', Object);
  expect(make({ apiKey: 'key' })).toThrow(ConfigurationError);
});

test('the level of the log is an option, else from the environment, else it warns', () => {
  const level = (options: object, variables: Record<string, string> = {}) => {
    const { isLogged } = resolveOptions(options, { environment: variablesOf(variables) });
    return (['debug', 'info', 'warn', 'error'] as const).find(isLogged);
  };
  expect(level({})).toBe('warn');
  expect(level({}, { NANDA_LOG: 'debug' })).toBe('debug');
  expect(level({ logLevel: 'off' }, { NANDA_LOG: 'debug' })).toBe(undefined);
  expect(() => level({}, { NANDA_LOG: 'loud' })).toThrow(/off, error, warn, info, debug/);
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
