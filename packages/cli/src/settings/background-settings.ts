import type { RegistrySetting } from './registry-setting.js';

/**
 * What a command wants of the background proxy. What is absent is left as it is where one runs
 * already, and to the proxy's own defaults where one has to be started.
 */
export interface BackgroundSettings {
  readonly dataDir: string;
  readonly serversFile: string;
  /** What the catalog is read from, the first one first; an empty list for nothing. */
  readonly registries?: readonly RegistrySetting[];
  readonly maxConnections?: number;
  /** Milliseconds. */
  readonly connectionTimeout?: number;
  /** Milliseconds after which an unused connection is closed. */
  readonly idleTimeout?: number;
  /** Milliseconds without work after which the proxy itself ends. */
  readonly proxyIdleTimeout?: number;
  readonly logLevel?: string;
}
