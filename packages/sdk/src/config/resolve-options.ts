import { headers as names } from '@nanda/protocol/facts';
import type { ClientOptions, Environment, Fetch } from '../client-options.js';
import { createLogger } from '../create-logger.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { Logger } from '../logger.js';
import { checkNumber } from './check-number.js';
import { normalizeBaseURL } from './normalize-base-url.js';
import { readEnvironment } from './read-environment.js';

const environments: Readonly<Record<Environment, string>> = {
  production: 'https://api.nanda.ai',
  staging: 'https://staging-api.nanda.ai',
  development: 'http://localhost:3000',
};

/** Options with every default filled in. */
export interface ResolvedOptions {
  readonly baseURL: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly totalTimeout: number | undefined;
  readonly streamIdleTimeout: number;
  readonly maxRetries: number;
  readonly fetch: Fetch;
  readonly logger: Logger;
}

/**
 * Fills in defaults and what the environment says.
 *
 * @throws ConfigurationError for an option that cannot be used.
 */
export function resolveOptions(
  options: ClientOptions,
  {
    environment: read = readEnvironment,
  }: { environment?: (name: string) => string | undefined } = {},
): ResolvedOptions {
  const { environment = 'development', logLevel = 'warn' } = options;
  if (!Object.hasOwn(environments, environment)) {
    throw new ConfigurationError(
      `There is no environment "${environment}". Use production, staging or development, or set baseURL.`,
    );
  }
  return {
    baseURL: normalizeBaseURL(
      options.baseURL ?? options.baseUrl ?? read('NANDA_BASE_URL') ?? environments[environment],
    ),
    headers: resolveHeaders(options, read),
    timeout: checkNumber(options.timeout ?? 60_000, { name: 'timeout', minimum: 1 }),
    totalTimeout:
      options.totalTimeout === undefined
        ? undefined
        : checkNumber(options.totalTimeout, { name: 'totalTimeout', minimum: 1 }),
    streamIdleTimeout: checkNumber(options.streamIdleTimeout ?? 60_000, {
      name: 'streamIdleTimeout',
      minimum: 0,
    }),
    maxRetries: checkNumber(options.maxRetries ?? options.retries ?? 2, {
      name: 'maxRetries',
      minimum: 0,
      isDuration: false,
    }),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    logger: createLogger(options.logger, { level: logLevel }),
  };
}

function resolveHeaders(
  { apiKey, accessToken, defaultHeaders }: ClientOptions,
  read: (name: string) => string | undefined,
): Record<string, string> {
  // A credential that was passed in is meant: the environment must not put another one in its place.
  const isGiven = apiKey !== undefined || accessToken !== undefined;
  const token = isGiven ? accessToken : read('NANDA_ACCESS_TOKEN');
  const key = isGiven ? apiKey : read('NANDA_API_KEY');
  const result = Object.fromEntries(
    Object.entries(defaultHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const [name, value] of [
    ['accessToken', token],
    ['apiKey', key],
  ]) {
    // Said here without the value: the runtime's own error would repeat it.
    if (value !== undefined && !/^[\x21-\x7e]+$/.test(value)) {
      throw new ConfigurationError(
        `The ${name} must be printable ASCII without spaces. Check the option, or the environment.`,
      );
    }
  }
  if (token !== undefined) result['authorization'] = `Bearer ${token}`;
  else if (key !== undefined) result[names.apiKey] = key;
  return result;
}
