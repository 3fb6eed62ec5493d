import type { RegistrySetting } from './registry-setting.js';

/**
 * What a command wants of the background proxy. What is absent is left as it is where one runs
 * already, and to the proxy's own defaults where one has to be started.
 */
export interface BackgroundSettings {
  readonly dataDir: string;
  readonly serversFile: string;
  /** Where the secrets are that are not in the keychain, and what is known of those that are. */
  readonly secretsDir: string;
  /** What the catalog is read from, the first one first; an empty list for nothing. */
  readonly registries?: readonly RegistrySetting[];
  readonly maxConnections?: number;
  readonly maxConnectionsPerClient?: number;
  /** Milliseconds. */
  readonly connectionTimeout?: number;
  /** Milliseconds after which an unused connection is closed. */
  readonly idleTimeout?: number;
  /** Milliseconds without work after which the proxy itself ends. */
  readonly proxyIdleTimeout?: number;
  /** Milliseconds that a question of a tool waits. */
  readonly inputTimeout?: number;
  /** Milliseconds that a result of a tool that only reads may answer again. */
  readonly resultCacheTtl?: number;
  /** Bytes of the largest answer of a service. */
  readonly maxResult?: number;
  /** Milliseconds that calls are kept. */
  readonly historyAge?: number;
  /** Bytes of calls that are kept. */
  readonly historySize?: number;
  /** Milliseconds between two looks at popular services. */
  readonly healthInterval?: number;
  readonly pinTools?: boolean;
  readonly logLevel?: string;
}
