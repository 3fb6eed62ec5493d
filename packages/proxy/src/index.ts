// What an embedder needs, by name. A line here is public API.
export type { AuditOptions } from './audit-options.js';
export type { AuthOptions } from './auth-options.js';
export { createProxy } from './create-proxy.js';
export type { CredentialsOptions } from './credentials-options.js';
export type { EvmOptions } from './evm-options.js';
export type { AuditVerdict } from './core/audit/audit-verdict.js';
export type { LogFields, Logger } from './core/logger.js';
export type { OAuthClientOptions, RegisteredOAuthClient } from './oauth-client-options.js';
export type { OAuthIssuerOptions } from './oauth-issuer-options.js';
export type { RateLimitOption, RateLimitOptions } from './rate-limit-options.js';
export type { RoleOptions } from './role-options.js';
export type { SignInClientOptions } from './sign-in-client-options.js';
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
export { verifyAuditLog } from './verify-audit-log.js';
