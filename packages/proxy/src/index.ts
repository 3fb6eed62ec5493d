// What an embedder needs, by name. A line here is public API.
export { createProxy } from './create-proxy.js';
export type { LogFields, Logger } from './core/logger.js';
export type {
  CloseOptions,
  HistoryOptions,
  ListenAddress,
  ListenOptions,
  McpOptions,
  Peer,
  Proxy,
  ProxyOptions,
  RegistryOptions,
} from './proxy-options.js';
export {
  readConfiguredServers,
  type ConfiguredServer,
  type ConfiguredServers,
  type ReadConfiguredServersOptions,
} from './read-configured-servers.js';
