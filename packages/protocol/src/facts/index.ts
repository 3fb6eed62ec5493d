// The facts of the contract: no import leaves this folder, so that a caller who only needs
// methods, paths and codes does not load a schema library. A line here is public API.
export { accountOperationFacts } from './account-operation-facts.js';
export { accountOperationRoutes, type AccountOperationId } from './account-operation-routes.js';
export { clientCapabilities, type ClientCapability } from './client-capabilities.js';
export { connectionStates, type ConnectionState } from './connection-states.js';
export { defaults } from './defaults.js';
export { errorCodes, type ErrorCode, type ErrorCodeFacts } from './error-codes.js';
export {
  executionEventTypes,
  terminalExecutionEventTypes,
  type ExecutionEventType,
} from './execution-event-types.js';
export { fillChallenge, type FillableChallenge, type FilledCredentials } from './fill-challenge.js';
export { fillPath } from './fill-path.js';
export { formatRegistrySpec } from './format-registry-spec.js';
export { headers } from './headers.js';
export { isCredentialHeader } from './is-credential-header.js';
export { mcpOperationFacts } from './mcp-operation-facts.js';
export { mcpOperationRoutes, type McpOperationId } from './mcp-operation-routes.js';
export {
  operationFacts,
  type OperationAuth,
  type OperationFacts,
  type OperationTraits,
} from './operation-facts.js';
export { operationRoutes, type OperationId } from './operation-routes.js';
export { readRoute, type Route } from './read-route.js';
export { parseRegistrySpec } from './parse-registry-spec.js';
export { RegistrySpecError } from './registry-spec-error.js';
export type { RegistrySpec } from './registry-spec.js';
export { realtime } from './realtime.js';
export { registryStates, type RegistryState } from './registry-states.js';
export { registryTypes, type RegistryType } from './registry-types.js';
export { serviceAuthKinds, type ServiceAuthKind } from './service-auth-kinds.js';
export { serviceHealthStates, type ServiceHealthState } from './service-health-states.js';
export { serviceSorts, type ServiceSort } from './service-sorts.js';
export { serviceStatuses, type ServiceStatus } from './service-statuses.js';
export { timeframes, type Timeframe } from './timeframes.js';
export { transports, type Transport } from './transports.js';
export { auditEventTypes, type AuditEventType } from './audit-event-types.js';
export { challengeReasons, type ChallengeReason } from './challenge-reasons.js';
export { permissions, type Permission } from './permissions.js';
export { planLimits, type PlanLimits } from './plan-limits.js';
