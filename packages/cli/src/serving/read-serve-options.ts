import { resolve } from 'node:path';
import type { ProxyOptions } from '@nanda/proxy';
import { defaults } from '@nanda/protocol/facts';
import type { OptionValues } from '../options/option-table.js';
import { readAuthOptions } from './read-auth-options.js';
import { readRateLimits } from './read-rate-limits.js';
import { readTrustedProxies } from './read-trusted-proxies.js';
import type { serveOptions } from './serve-options.js';

type McpOptions = NonNullable<ProxyOptions['mcp']>;

/** Where a proxy listens. */
export type ServePlace =
  | { readonly port: number; readonly host: string }
  | { readonly socket: string };

export interface ReadServeOptions {
  /** What the proxy library takes, without what comes from settings and without the token. */
  readonly proxy: ProxyOptions;
  /** At least one. */
  readonly places: readonly ServePlace[];
}

/** What the options of `serve` mean to the proxy library. Paths are relative to `cwd`. */
export function readServeOptions(
  options: OptionValues<typeof serveOptions>,
  {
    cwd,
    env,
  }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): ReadServeOptions {
  const { host, port, socket, servers } = options;
  const { 'audit-file': auditFile, 'audit-calls': auditCalls } = options;
  const dataDir = options['data-dir'] ?? (env['NANDA_DATA_DIR'] === memory ? memory : undefined);
  const given = {
    dataDir: dataDir === undefined || dataDir === memory ? dataDir : resolve(cwd, dataDir),
    serversFile: servers === undefined ? undefined : resolve(cwd, servers),
    auth: readAuthOptions(options),
    publicUrl: options['public-url'],
    rateLimits: readRateLimits(options['rate-limit']),
    trustedProxies: readTrustedProxies(options['trusted-proxy']),
    audit: withoutUndefined({
      calls: auditCalls === undefined ? undefined : auditCalls === 'on',
      file: auditFile === undefined ? undefined : resolve(cwd, auditFile),
      age: options['audit-age'],
      maxEntries: options['audit-max-entries'],
    }),
    allowedOrigins: options['allow-origin'],
    allowedHosts: options['allow-host'],
    maxConnections: options['max-connections'],
    maxConnectionsPerClient: options['max-connections-per-client'],
    connectionTimeout: options['connection-timeout'],
    idleTimeout: options['idle-timeout'],
    pinTools: options['pin-tools'],
    mcp: withoutUndefined({
      tools: options.tools as McpOptions['tools'],
      names: options.names as McpOptions['names'],
      allow: options.allow,
      deny: options.deny,
    }),
    inputTimeout: options['input-timeout'],
    resultCacheTtl: options['result-cache-ttl'],
    maxResult: options['max-result'],
    history: withoutUndefined({
      age: options['history-age'],
      size: options['history-size'],
      results: options['history-results'],
      redact: options.redact,
    }),
    healthInterval: options['health-interval'],
  };
  const places: ServePlace[] = [];
  if (socket === undefined || port !== undefined)
    places.push({ host, port: port ?? defaults.port });
  if (socket !== undefined) places.push({ socket: resolve(cwd, socket) });
  return { proxy: withoutUndefined(given), places };
}

const memory = ':memory:';

type Defined<Members> = { readonly [Name in keyof Members]?: NonNullable<Members[Name]> };

function withoutUndefined<Members extends object>(members: Members): Defined<Members> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<Members>;
}
