// What an embedder needs, by name. A line here is public API.
export { createProxy } from './create-proxy.js';
export type { LogFields, Logger } from './core/logger.js';
export type {
  HistoryOptions,
  ListenAddress,
  ListenOptions,
  Peer,
  Proxy,
  ProxyOptions,
  RegistryOptions,
} from './proxy-options.js';
