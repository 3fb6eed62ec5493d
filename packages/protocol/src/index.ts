// The contract with its schemas. A line here is public API: name it. A wildcard takes nothing but a list of names.
export { accountOperationFacts } from './facts/account-operation-facts.js';
export {
  accountOperationRoutes,
  type AccountOperationId,
} from './facts/account-operation-routes.js';
export { clientCapabilities, type ClientCapability } from './facts/client-capabilities.js';
export { connectionStates, type ConnectionState } from './facts/connection-states.js';
export { defaults } from './facts/defaults.js';
export { errorCodes, type ErrorCode, type ErrorCodeFacts } from './facts/error-codes.js';
export {
  executionEventTypes,
  terminalExecutionEventTypes,
  type ExecutionEventType,
} from './facts/execution-event-types.js';
export { fillPath } from './facts/fill-path.js';
export { formatRegistrySpec } from './facts/format-registry-spec.js';
export { headers } from './facts/headers.js';
export { isCredentialHeader } from './facts/is-credential-header.js';
export {
  operationFacts,
  type OperationAuth,
  type OperationFacts,
  type OperationTraits,
} from './facts/operation-facts.js';
export { operationRoutes, type OperationId } from './facts/operation-routes.js';
export { readRoute, type Route } from './facts/read-route.js';
export { parseRegistrySpec } from './facts/parse-registry-spec.js';
export { RegistrySpecError } from './facts/registry-spec-error.js';
export type { RegistrySpec } from './facts/registry-spec.js';
export { registryStates, type RegistryState } from './facts/registry-states.js';
export { registryTypes, type RegistryType } from './facts/registry-types.js';
export { serviceAuthKinds, type ServiceAuthKind } from './facts/service-auth-kinds.js';
export { serviceHealthStates, type ServiceHealthState } from './facts/service-health-states.js';
export { serviceSorts, type ServiceSort } from './facts/service-sorts.js';
export { serviceStatuses, type ServiceStatus } from './facts/service-statuses.js';
export { timeframes, type Timeframe } from './facts/timeframes.js';
export { transports, type Transport } from './facts/transports.js';
export * from './schemas/accounts/index.js';
export {
  BatchAnswerSchema,
  BatchCountsSchema,
  BatchEventSchema,
  BatchRequestSchema,
  type BatchAnswer,
  type BatchCounts,
  type BatchEvent,
  type BatchRequest,
  type BatchRequestItem,
} from './schemas/batch.js';
export { CatalogEventSchema, type CatalogEvent } from './schemas/catalog-event.js';
export {
  CompletionRequestSchema,
  CompletionSchema,
  type Completion,
  type CompletionRequest,
} from './schemas/completion.js';
export {
  ConnectionEventSchema,
  connectionEventTypes,
  type ConnectionEvent,
  type ConnectionEventType,
} from './schemas/connection-event.js';
export {
  ConnectionHealthReportSchema,
  LatencySchema,
  circuitStates,
  type CircuitState,
  type ConnectionHealthReport,
  type Latency,
} from './schemas/connection-health-report.js';
export { ConnectionMetricsSchema, type ConnectionMetrics } from './schemas/connection-metrics.js';
export {
  ConnectionSchema,
  type Connection,
  type ConnectionHealth,
  type ConnectionMetadata,
} from './schemas/connection.js';
export { ErrorBodySchema, type ErrorBody } from './schemas/error-body.js';
export { ExecutionErrorSchema, type ExecutionError } from './schemas/execution-error.js';
export {
  ExecutionEventSchema,
  type CancelledEvent,
  type ErrorEvent,
  type ExecutionEvent,
  type InputRequiredEvent,
  type LogEvent,
  type PartialEvent,
  type ProgressEvent,
  type ResultEvent,
  type StartedEvent,
} from './schemas/execution-event.js';
export { ExecutionMetadataSchema, type ExecutionMetadata } from './schemas/execution-metadata.js';
export {
  ExecutionSchema,
  executionStates,
  type Execution,
  type ExecutionState,
} from './schemas/execution.js';
export { HealthSchema, type Health } from './schemas/health.js';
export { InputAnswerSchema, type InputAnswer } from './schemas/input-answer.js';
export { InputRequestSchema, type InputRequest } from './schemas/input-request.js';
export { PageMetaSchema, type PageMeta } from './schemas/page-meta.js';
export {
  FilledPromptSchema,
  PromptSchema,
  type FilledPrompt,
  type Prompt,
  type PromptArgument,
  type PromptMessage,
} from './schemas/prompt.js';
export {
  ReadResourceSchema,
  ResourceContentsSchema,
  ResourceSchema,
  ResourceTemplateSchema,
  type ReadResource,
  type Resource,
  type ResourceContents,
  type ResourceTemplate,
} from './schemas/resource.js';
export { RootSchema, type Root } from './schemas/root.js';
export {
  McpCallAnswerSchema,
  McpCallRequestSchema,
  McpOperationSchema,
  type McpCallAnswer,
  type McpCallRequest,
  type McpOperation,
} from './schemas/mcp/call.js';
export {
  McpInitializeRequestSchema,
  McpInitializedSchema,
  type McpInitializeRequest,
  type McpInitialized,
} from './schemas/mcp/initialize.js';
export {
  McpListRequestSchema,
  McpPromptListSchema,
  McpResourceListSchema,
  McpToolListSchema,
  type McpListRequest,
  type McpPromptList,
  type McpResourceList,
  type McpToolList,
} from './schemas/mcp/lists.js';
export {
  McpPromptRequestSchema,
  McpReadRequestSchema,
  type McpPromptRequest,
  type McpReadRequest,
} from './schemas/mcp/reads.js';
export {
  McpChangeSchema,
  McpSubscriptionListSchema,
  McpSubscriptionRequestSchema,
  McpSubscriptionSchema,
  type McpChange,
  type McpSubscription,
  type McpSubscriptionList,
  type McpSubscriptionRequest,
} from './schemas/mcp/subscriptions.js';
export {
  PublicConnectRequestSchema,
  PublicConnectedSchema,
  PublicConnectionListSchema,
  PublicDisconnectedSchema,
  type PublicConnectRequest,
  type PublicConnected,
  type PublicConnection,
  type PublicConnectionList,
  type PublicDisconnected,
} from './schemas/public/connection.js';
export {
  PublicChallengeFieldSchema,
  PublicChallengeSchema,
  type PublicChallenge,
  type PublicChallengeField,
} from './schemas/public/challenge.js';
export { PublicCredentialsSchema, type PublicCredentials } from './schemas/public/credentials.js';
export { PublicErrorSchema, type PublicError } from './schemas/public/error.js';
export {
  PublicPopularServerSchema,
  PublicServerDetailSchema,
  PublicServerPageSchema,
  PublicServerSchema,
  type PublicPopularServer,
  type PublicServer,
  type PublicServerAuth,
  type PublicServerDetail,
  type PublicServerPage,
} from './schemas/public/server.js';
export {
  PublicToolCallSchema,
  PublicToolListSchema,
  PublicToolResultSchema,
  type PublicTool,
  type PublicToolCall,
  type PublicToolList,
  type PublicToolResult,
} from './schemas/public/tool.js';
export {
  RealtimeClientMessageSchema,
  type RealtimeAnswer,
  type RealtimeCancel,
  type RealtimeClientMessage,
  type RealtimePing,
} from './schemas/realtime/realtime-client-message.js';
export {
  realtimeEventNames,
  type RealtimeEventName,
} from './schemas/realtime/realtime-event-names.js';
export type { RealtimeCall } from './schemas/realtime/realtime-call.js';
export type { RealtimeFollow } from './schemas/realtime/realtime-follow.js';
export type { RealtimeResume } from './schemas/realtime/realtime-resume.js';
export type { RealtimeResumed } from './schemas/realtime/realtime-resumed.js';
export {
  RealtimeServerMessageSchema,
  type RealtimeEvent,
  type RealtimeExecution,
  type RealtimeServerMessage,
  type RealtimeStreamComplete,
  type RealtimeStreamEvent,
} from './schemas/realtime/realtime-server-message.js';
export type { RealtimeSubscription } from './schemas/realtime/realtime-subscription.js';
export type { RealtimeWelcome } from './schemas/realtime/realtime-welcome.js';
export { realtime } from './facts/realtime.js';
export {
  RegistryStatusSchema,
  SyncProgressSchema,
  type RegistryStatus,
  type SyncProgress,
} from './schemas/registry-status.js';
export {
  RegistryNoticeSchema,
  SearchFacetsSchema,
  SearchMetaSchema,
  type FacetCount,
  type RegistryNotice,
  type SearchFacets,
  type SearchMeta,
} from './schemas/search-meta.js';
export {
  EvmAddressSchema,
  EvmTokenIdSchema,
  HeadersSchema,
  ServiceCredentialsSchema,
  type OAuthCredentials,
  type ServiceCredentials,
} from './schemas/service-credentials.js';
export { ServiceInputSchema, type ServiceInput } from './schemas/service-input.js';
export {
  ServicePackageSchema,
  type ServiceArgument,
  type ServicePackage,
} from './schemas/service-package.js';
export {
  ServiceRegistrationSchema,
  type ServiceRegistration,
} from './schemas/service-registration.js';
export {
  ServiceHealthSchema,
  ServiceSchema,
  ToolSummarySchema,
  type Service,
  type ServiceAuth,
  type ServiceEndpoint,
  type ServiceHealth,
  type ServiceMatch,
  type ServicePopularity,
  type ServiceRating,
  type ServiceSource,
  type ServiceVerification,
  type ServiceVersion,
  type ToolSummary,
} from './schemas/service.js';
export {
  JsonSchemaSchema,
  ToolAnnotationsSchema,
  ToolDefinitionSchema,
  type JsonSchema,
  type ToolAnnotations,
  type ToolDefinition,
} from './schemas/tool-definition.js';
export { ToolChangeSchema, type ToolChange } from './schemas/tool-change.js';
export { ToolMatchSchema, type ToolMatch } from './schemas/tool-match.js';
export {
  ToolExecutionOptionsSchema,
  ToolAuthSchema,
  ToolExecutionRequestSchema,
  inputPolicies,
  type InputPolicy,
  type ToolAuth,
  type ToolExecutionOptions,
  type ToolExecutionRequest,
} from './schemas/tool-execution-request.js';
export {
  ToolExecutionResponseSchema,
  toolExecutionStatuses,
  type ToolExecutionResponse,
  type ToolExecutionStatus,
} from './schemas/tool-execution-response.js';
export {
  ContentBlockSchema,
  ToolResultSchema,
  type ContentBlock,
  type ToolResult,
} from './schemas/tool-result.js';
export {
  ParameterFaultSchema,
  ValidationReportSchema,
  type ParameterFault,
  type ValidationReport,
} from './schemas/validation-report.js';
export { accountOperations, type AccountOperations } from './operations/account-operations.js';
export { commonErrors } from './operations/common-errors.js';
export { mcpOperations, type McpOperations } from './operations/mcp-operations.js';
export type { Operation, Schema } from './operations/operation.js';
export {
  operations,
  type AllOperations,
  type AnyOperationId,
  type OperationBody,
  type OperationData,
  type OperationMeta,
  type OperationParams,
  type OperationQuery,
  type Operations,
} from './operations/operations.js';
export { auditEventTypes, type AuditEventType } from './facts/audit-event-types.js';
export { challengeReasons, type ChallengeReason } from './facts/challenge-reasons.js';
export { permissions, type Permission } from './facts/permissions.js';
export { planLimits, type PlanLimits } from './facts/plan-limits.js';
export {
  AuditEventSchema,
  auditOutcomes,
  type AuditEvent,
  type AuditOutcome,
} from './schemas/audit-event.js';
export {
  AuthorizationRequestSchema,
  AuthorizationSchema,
  authorizationStates,
  type Authorization,
  type AuthorizationRequest,
  type AuthorizationState,
} from './schemas/authorization.js';
export {
  CredentialExportRequestSchema,
  CredentialExportSchema,
  CredentialImportSchema,
  CredentialsImportedSchema,
  type CredentialExport,
  type CredentialExportRequest,
  type CredentialImport,
  type CredentialsImported,
} from './schemas/credential-export.js';
export { StoredCredentialSchema, type StoredCredential } from './schemas/stored-credential.js';
export {
  ChallengeFieldSchema,
  ServiceChallengeSchema,
  type ChallengeField,
  type ServiceChallenge,
} from './schemas/service-challenge.js';
