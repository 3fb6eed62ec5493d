import type { CredentialsParts } from '../auth/credentials.js';
import type { ClientOptions, Environment, Fetch } from '../client-options.js';
import { createLogger } from '../create-logger.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { EvmAuth } from '../evm/evm-auth.js';
import type { Middleware } from '../http/middleware.js';
import type { Logger, LogLevel } from '../logger.js';
import type { WebSocketConstructor } from '../realtime/web-socket-like.js';
import { isBrowser } from '../runtime/is-browser.js';
import { checkCredential } from './check-credential.js';
import { checkLogLevel } from './check-log-level.js';
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
  readonly credentials: Omit<CredentialsParts, 'refresh' | 'timeout' | 'logger' | 'now'>;
  readonly defaultHeaders: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly totalTimeout: number | undefined;
  readonly streamIdleTimeout: number;
  readonly maxRetries: number;
  readonly fetch: Fetch;
  readonly fetchOptions: ClientOptions['fetchOptions'];
  /** Whether `fetch` is the caller's, and may lead anywhere. */
  readonly isOwnFetch: boolean;
  readonly middleware: readonly Middleware[];
  readonly webSocket: WebSocketConstructor | false | undefined;
  readonly evmAuth: EvmAuth | undefined;
  readonly logger: Logger;
  /** Whether anybody would see what is reported at a level. */
  readonly isLogged: (level: LogLevel) => boolean;
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
  const { environment = 'development' } = options;
  if (!Object.hasOwn(environments, environment)) {
    throw new ConfigurationError(
      `There is no environment "${environment}". Use production, staging or development, or set baseURL.`,
    );
  }
  return {
    baseURL: normalizeBaseURL(
      options.baseURL ?? options.baseUrl ?? read('NANDA_BASE_URL') ?? environments[environment],
    ),
    credentials: resolveCredentials(options, read),
    defaultHeaders: options.defaultHeaders ?? {},
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
    fetch:
      options.fetch ??
      // Whatever the options say of redirects: one that is followed would carry credentials to another address.
      ((request) => globalThis.fetch(request, { ...options.fetchOptions, redirect: 'manual' })),
    fetchOptions: options.fetchOptions,
    isOwnFetch: options.fetch !== undefined,
    middleware: options.middleware ?? [],
    webSocket: options.webSocket,
    evmAuth: options.evmAuth,
    ...createLogger(options.logger, {
      level: checkLogLevel(options.logLevel ?? read('NANDA_LOG') ?? 'warn'),
    }),
  };
}

function resolveCredentials(
  { apiKey, accessToken, session, onSession, dangerouslyAllowBrowser = false }: ClientOptions,
  read: (name: string) => string | undefined,
): ResolvedOptions['credentials'] {
  // A credential that was passed in is meant: the environment must not put another one in its place.
  const isGiven = apiKey !== undefined || accessToken !== undefined || session !== undefined;
  const token = isGiven ? accessToken : read('NANDA_ACCESS_TOKEN');
  const key = isGiven ? apiKey : read('NANDA_API_KEY');
  if (typeof token === 'string') checkCredential(token, { name: 'accessToken' });
  if (typeof key === 'string') checkCredential(key, { name: 'apiKey' });
  if (key !== undefined && !dangerouslyAllowBrowser && isBrowser()) {
    throw new ConfigurationError(
      'An apiKey is a secret, and everybody who opens this page could read it. Sign in instead (`nanda.auth`, ' +
        '`accessToken`), or send requests through a server of your own. If nobody else ever opens it, set `dangerouslyAllowBrowser`.',
    );
  }
  return { accessToken: token, apiKey: key, session, onSession };
}
