import { defaults } from '@nanda/protocol/facts';
import envPaths from 'env-paths';
import type { AggregateView } from './core/bridge/aggregate-view.js';
import type { RateLimits } from './core/limits/rate-limits.js';
import type { Logger } from './core/logger.js';
import type { HistoryOptions, ProxyOptions, RegistryOptions } from './proxy-options.js';
import { resolveAudit, type AuditSettings } from './resolve-audit.js';
import { resolveAuth, type ResolvedAuth } from './resolve-auth.js';
import { resolveCredentials, type CredentialsSettings } from './resolve-credentials.js';
import { resolveEvm, type EvmSettings } from './resolve-evm.js';
import { resolveMcpView } from './resolve-mcp-view.js';
import { resolveOAuthClient, type OAuthClientSettings } from './resolve-oauth-client.js';
import { resolvePublicUrl } from './resolve-public-url.js';
import { resolveRateLimits } from './resolve-rate-limits.js';
import { resolveRegistries } from './resolve-registries.js';
import { resolveTrustedProxies } from './resolve-trusted-proxies.js';
import type { TrustedProxies } from './surfaces/http/trusted-proxies.js';

/** Options with every default filled in. */
export interface ProxySettings {
  readonly dataDir: string;
  readonly registries: readonly RegistryOptions[];
  readonly serversFile: string | undefined;
  readonly resolveSecret: ProxyOptions['resolveSecret'];
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly publicUrl: string | undefined;
  /** Undefined where there are no accounts. */
  readonly auth: ResolvedAuth | undefined;
  readonly trustedProxies: TrustedProxies;
  /** Undefined where nobody is limited. */
  readonly rateLimits: RateLimits | undefined;
  readonly audit: AuditSettings;
  readonly maxConnections: number;
  readonly maxConnectionsPerClient: number;
  readonly connectionTimeout: number;
  readonly idleTimeout: number;
  readonly healthInterval: number;
  readonly pinTools: boolean;
  readonly inputTimeout: number;
  readonly resultCacheTtl: number;
  readonly maxResult: number;
  readonly mcp: AggregateView;
  readonly credentials: CredentialsSettings;
  readonly evm: EvmSettings;
  readonly oauthClient: OAuthClientSettings;
  readonly history: Required<HistoryOptions>;
  readonly logger: Logger;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * What is given wins over the environment, that over the default.
 *
 * @throws TypeError for a number that is none, or a word that is none of those that there are, from either place,
 * for an empty token, and for a registry that cannot be one.
 */
export function resolveSettings(
  options: ProxyOptions,
  { environment }: { readonly environment: Readonly<Record<string, string | undefined>> },
): ProxySettings {
  // An empty token would let everybody in who sends none.
  if (options.token?.trim() === '') {
    throw new TypeError(
      'The token is empty. Leave it out to want none, or give at least 32 characters.',
    );
  }
  const publicUrl = resolvePublicUrl(options.publicUrl, { environment });
  const auth = resolveAuth(options.auth, { environment, publicUrl });
  const hasAccounts = auth !== undefined;
  const number = (
    given: number | undefined,
    setting: { readonly name: string; readonly fallback: number; readonly least: number },
  ): number => checkedNumber(given ?? (environment[setting.name] || undefined), setting);
  const dataDir =
    options.dataDir ?? (environment['NANDA_DATA_DIR'] || envPaths('nanda', { suffix: '' }).data);
  return {
    dataDir,
    credentials: resolveCredentials(options.credentials ?? {}, { environment, dataDir }),
    registries: resolveRegistries(options.registries ?? [], { environment }),
    serversFile: options.serversFile,
    resolveSecret: options.resolveSecret,
    token: options.token,
    allowedHosts: [
      ...(options.allowedHosts ?? []).map((host) => host.toLowerCase()),
      ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname]),
    ],
    // Its own pages, where a server in front has another idea of its host.
    allowedOrigins: [
      ...(options.allowedOrigins ?? []),
      ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin]),
    ],
    publicUrl,
    auth,
    trustedProxies: resolveTrustedProxies(options.trustedProxies, { environment }),
    rateLimits: resolveRateLimits(options.rateLimits, { environment, hasAccounts }),
    audit: resolveAudit(options.audit ?? {}, { environment, hasAccounts }),
    maxConnections: number(options.maxConnections, {
      name: 'MAX_CONNECTIONS',
      fallback: defaults.maxConnections,
      least: 1,
    }),
    maxConnectionsPerClient: number(options.maxConnectionsPerClient, {
      name: 'MAX_CONNECTIONS_PER_CLIENT',
      fallback: defaults.maxConnectionsPerClient,
      least: 1,
    }),
    connectionTimeout: number(options.connectionTimeout, {
      name: 'CONNECTION_TIMEOUT',
      fallback: defaults.connectTimeout,
      least: 1,
    }),
    idleTimeout: number(options.idleTimeout, {
      name: 'IDLE_TIMEOUT',
      fallback: defaults.idleTimeout,
      least: 0,
    }),
    healthInterval: number(options.healthInterval, {
      name: 'HEALTH_INTERVAL',
      fallback: defaults.healthInterval,
      least: 0,
    }),
    pinTools: options.pinTools ?? false,
    inputTimeout: number(options.inputTimeout, {
      name: 'INPUT_TIMEOUT',
      fallback: defaults.inputTimeout,
      least: 1,
    }),
    resultCacheTtl: number(options.resultCacheTtl, {
      name: 'RESULT_CACHE_TTL',
      fallback: 0,
      least: 0,
    }),
    maxResult: number(options.maxResult, {
      name: 'MAX_RESULT',
      fallback: defaults.maxResult,
      least: 1024,
    }),
    mcp: resolveMcpView(options.mcp ?? {}, { environment }),
    evm: resolveEvm(options.evm ?? {}, { environment }),
    oauthClient: resolveOAuthClient(options.oauthClient ?? {}, { environment, publicUrl }),
    history: {
      age: number(options.history?.age, {
        name: 'HISTORY_AGE',
        fallback: defaults.historyAge,
        least: 1,
      }),
      size: number(options.history?.size, {
        name: 'HISTORY_SIZE',
        fallback: defaults.historySize,
        least: 0,
      }),
      results: options.history?.results ?? true,
      redact: options.history?.redact ?? [],
    },
    logger: options.logger ?? silent,
  };
}

/** What a timer can hold. */
const greatest = 2 ** 31 - 1;

function checkedNumber(
  value: number | string | undefined,
  {
    name,
    fallback,
    least,
  }: { readonly name: string; readonly fallback: number; readonly least: number },
): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= least && number <= greatest) return number;
  throw new TypeError(
    `${name} must be a whole number from ${least} to ${greatest}, not "${value}".`,
  );
}
