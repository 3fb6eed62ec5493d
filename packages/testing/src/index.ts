export { type AnalyticsRun } from './register-analyze.js';
export { createAnalyticsServer, type AnalyticsServerOptions } from './create-analytics-server.js';
export { conformanceCommand } from './conformance-command.js';
export {
  createConformanceServer,
  type ConformanceServerOptions,
} from './conformance/create-conformance-server.js';
export {
  startConformanceService,
  type ConformanceServiceOptions,
} from './conformance/start-conformance-service.js';
export { createCoffeeServer } from './create-coffee-server.js';
export {
  createDisplayServer,
  type DisplayServerOptions,
  type HeldCall,
} from './display/create-display-server.js';
export { createHostileServer, type HostileServerOptions } from './hostile/create-hostile-server.js';
export { createInteractiveServer } from './interactive/create-interactive-server.js';
export { createTemporaryDirectory, type TemporaryDirectory } from './create-temporary-directory.js';
export { createWeatherServer } from './create-weather-server.js';
export { demoCatalog, type CatalogRow, type DemoCatalogOptions } from './demo-catalog.js';
export { findFreePort } from './find-free-port.js';
export { serverEverythingCommand, type ServerCommand } from './server-everything-command.js';
export {
  startDemoServices,
  type DemoServices,
  type DemoServicesOptions,
} from './start-demo-services.js';
export {
  startFaultyService,
  type FaultyService,
  type FaultyServiceOptions,
  type FaultyServicePlan,
} from './start-faulty-service.js';
export { discoveryFaults } from './faults/discovery-faults.js';
export type { FaultyBehaviour } from './faults/fault-of-behaviour.js';
export type { FaultPlan } from './faults/fault-plan.js';
export type { Fault } from './faults/fault.js';
export type { Seen, SeenCall } from './faults/seen.js';
export { faultyCommand, type FaultyCommandOptions, type ProgramFault } from './faulty-command.js';
export {
  startHttpService,
  type HttpService,
  type HttpServiceOptions,
  type InterceptedExchange,
  type RecordedRequest,
} from './start-http-service.js';
export type { ProtocolEraName } from './protocol-era-name.js';
export {
  startServerEverything,
  type RunningServerEverything,
  type ServerEverythingOptions,
} from './start-server-everything.js';
export {
  startWebSocketService,
  type WebSocketService,
  type WebSocketServiceOptions,
} from './start-web-socket-service.js';
export { waitFor, type WaitForOptions } from './wait-for.js';
export { type FakeFault } from './registries/fake-fault.js';
export { makeNandaServer, type FakeNandaServer } from './registries/nanda/make-nanda-server.js';
export {
  startFakeNandaRegistry,
  type FakeNandaRegistry,
  type FakeNandaRegistryOptions,
} from './registries/nanda/start-fake-nanda-registry.js';
export {
  makeIndexRecord,
  type FakeIndexRecord,
} from './registries/nanda-index/make-index-record.js';
export {
  startFakeNandaIndex,
  type FakeNandaIndex,
} from './registries/nanda-index/start-fake-nanda-index.js';
export { dirtyMcpRows } from './registries/mcp-registry/dirty-mcp-rows.js';
export { makeMcpServer, type FakeMcpServer } from './registries/mcp-registry/make-mcp-server.js';
export type { McpRegistryQuirks } from './registries/mcp-registry/mcp-registry-quirks.js';
export type { FakeMcpEntry, FakeMcpStatus } from './registries/mcp-registry/mcp-registry-state.js';
export {
  startFakeMcpRegistry,
  type FakeMcpRegistry,
  type FakeMcpRegistryOptions,
} from './registries/mcp-registry/start-fake-mcp-registry.js';
export { compileTokenContract, type CompiledContract } from './evm/compile-token-contract.js';
export { createProof, type EvmProof, type ProofOptions } from './evm/create-proof.js';
export { createWallet, type Wallet } from './evm/create-wallet.js';
export {
  deployToken,
  type Token,
  type TokenAmount,
  type TokenOptions,
} from './evm/deploy-token.js';
export {
  startDynamicAuthService,
  type DynamicAuthService,
  type DynamicAuthServiceOptions,
  type TokenRequest,
} from './evm/start-dynamic-auth-service.js';
export { startChain, type Chain, type ChainOptions } from './evm/start-chain.js';
export {
  startProtectedService,
  type ProtectedCall,
  type ProtectedService,
  type ProtectedServiceOptions,
} from './evm/start-protected-service.js';
export type { TokenStandard } from './evm/token-standard.js';
export { browse, type BrowseOptions, type Visit } from './oauth/browse.js';
export {
  openBrowser,
  type Browser,
  type BrowserPage,
  type FormChanges,
} from './oauth/open-browser.js';
export {
  startAuthorizationServer,
  type AuthorizationServer,
  type AuthorizationServerOptions,
  type AuthorizationServerRequest,
  type TokenFacts,
} from './oauth/start-authorization-server.js';
export {
  startOAuthService,
  type OAuthService,
  type OAuthServiceOptions,
} from './oauth/start-oauth-service.js';
