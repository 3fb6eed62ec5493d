import type * as z from 'zod/mini';
import type { AuditEventSchema, AuditEvent } from './audit-event.js';
import type {
  Authorization,
  AuthorizationRequest,
  AuthorizationRequestSchema,
  AuthorizationSchema,
} from './authorization.js';
import type {
  CredentialExport,
  CredentialExportRequest,
  CredentialExportRequestSchema,
  CredentialExportSchema,
  CredentialImport,
  CredentialImportSchema,
  CredentialsImported,
  CredentialsImportedSchema,
} from './credential-export.js';
import type { ServiceChallenge, ServiceChallengeSchema } from './service-challenge.js';
import type { StoredCredential, StoredCredentialSchema } from './stored-credential.js';
import type { ToolAuth, ToolAuthSchema } from './tool-execution-request.js';
import type {
  BatchAnswer,
  BatchAnswerSchema,
  BatchCounts,
  BatchCountsSchema,
  BatchEvent,
  BatchEventSchema,
  BatchRequest,
  BatchRequestSchema,
} from './batch.js';
import type { CatalogEvent, CatalogEventSchema } from './catalog-event.js';
import type {
  Completion,
  CompletionRequest,
  CompletionRequestSchema,
  CompletionSchema,
} from './completion.js';
import type { ConnectionEvent, ConnectionEventSchema } from './connection-event.js';
import type {
  ConnectionHealthReport,
  ConnectionHealthReportSchema,
} from './connection-health-report.js';
import type { ConnectionMetrics, ConnectionMetricsSchema } from './connection-metrics.js';
import type { Connection, ConnectionSchema } from './connection.js';
import type { ErrorBody, ErrorBodySchema } from './error-body.js';
import type { ExecutionError, ExecutionErrorSchema } from './execution-error.js';
import type { ExecutionEvent, ExecutionEventSchema } from './execution-event.js';
import type { ExecutionMetadata, ExecutionMetadataSchema } from './execution-metadata.js';
import type { Execution, ExecutionSchema } from './execution.js';
import type { Health, HealthSchema } from './health.js';
import type { InputAnswer, InputAnswerSchema } from './input-answer.js';
import type { InputRequest, InputRequestSchema } from './input-request.js';
import type { PageMeta, PageMetaSchema } from './page-meta.js';
import type { FilledPrompt, FilledPromptSchema, Prompt, PromptSchema } from './prompt.js';
import type {
  PublicConnectRequest,
  PublicConnectRequestSchema,
  PublicConnected,
  PublicConnectedSchema,
  PublicConnectionList,
  PublicConnectionListSchema,
  PublicDisconnected,
  PublicDisconnectedSchema,
} from './public/connection.js';
import type { PublicChallenge, PublicChallengeSchema } from './public/challenge.js';
import type { FilledCredentials } from '../facts/fill-challenge.js';
import type { PublicCredentials, PublicCredentialsSchema } from './public/credentials.js';
import type { PublicError, PublicErrorSchema } from './public/error.js';
import type {
  PublicServer,
  PublicServerSchema,
  PublicServerDetail,
  PublicServerDetailSchema,
  PublicPopularServer,
  PublicPopularServerSchema,
  PublicServerPage,
  PublicServerPageSchema,
} from './public/server.js';
import type {
  PublicToolCall,
  PublicToolCallSchema,
  PublicToolResult,
  PublicToolResultSchema,
  PublicToolList,
  PublicToolListSchema,
} from './public/tool.js';
import type {
  RealtimeClientMessage,
  RealtimeClientMessageSchema,
} from './realtime/realtime-client-message.js';
import type {
  RealtimeServerMessage,
  RealtimeServerMessageSchema,
} from './realtime/realtime-server-message.js';
import type {
  RegistryStatus,
  RegistryStatusSchema,
  SyncProgress,
  SyncProgressSchema,
} from './registry-status.js';
import type {
  RegistryNotice,
  RegistryNoticeSchema,
  SearchFacets,
  SearchFacetsSchema,
  SearchMeta,
  SearchMetaSchema,
} from './search-meta.js';
import type {
  ReadResource,
  ReadResourceSchema,
  Resource,
  ResourceSchema,
  ResourceTemplate,
  ResourceTemplateSchema,
} from './resource.js';
import type { Root, RootSchema } from './root.js';
import type { ServiceCredentials, ServiceCredentialsSchema } from './service-credentials.js';
import type { ServicePackage, ServicePackageSchema } from './service-package.js';
import type { ServiceRegistration, ServiceRegistrationSchema } from './service-registration.js';
import type {
  ToolSummary,
  ToolSummarySchema,
  Service,
  ServiceHealth,
  ServiceHealthSchema,
  ServiceSchema,
} from './service.js';
import type {
  JsonSchema,
  JsonSchemaSchema,
  ToolAnnotations,
  ToolAnnotationsSchema,
  ToolDefinition,
  ToolDefinitionSchema,
} from './tool-definition.js';
import type { ToolChange, ToolChangeSchema } from './tool-change.js';
import type { ToolMatch, ToolMatchSchema } from './tool-match.js';
import type { ToolExecutionRequest, ToolExecutionRequestSchema } from './tool-execution-request.js';
import type {
  ToolExecutionResponse,
  ToolExecutionResponseSchema,
} from './tool-execution-response.js';
import type {
  ContentBlock,
  ContentBlockSchema,
  ToolResult,
  ToolResultSchema,
} from './tool-result.js';
import type {
  ParameterFault,
  ParameterFaultSchema,
  ValidationReport,
  ValidationReportSchema,
} from './validation-report.js';
import { assertType, type Same } from './same.test-d.js';

// The interfaces are written by hand so that editors show them whole and compilers stay fast;
// this file fails to compile when one of them is not exactly what its schema reads.

assertType<Same<z.output<typeof BatchAnswerSchema>, BatchAnswer>>();
assertType<Same<z.output<typeof BatchCountsSchema>, BatchCounts>>();
assertType<Same<z.output<typeof BatchEventSchema>, BatchEvent>>();
assertType<Same<z.output<typeof BatchRequestSchema>, BatchRequest>>();
assertType<Same<z.output<typeof CompletionSchema>, Completion>>();
assertType<Same<z.output<typeof CompletionRequestSchema>, CompletionRequest>>();
assertType<Same<z.output<typeof ConnectionHealthReportSchema>, ConnectionHealthReport>>();
assertType<Same<z.output<typeof ConnectionMetricsSchema>, ConnectionMetrics>>();
assertType<Same<z.output<typeof FilledPromptSchema>, FilledPrompt>>();
assertType<Same<z.output<typeof InputAnswerSchema>, InputAnswer>>();
assertType<Same<z.output<typeof InputRequestSchema>, InputRequest>>();
assertType<Same<z.output<typeof PromptSchema>, Prompt>>();
assertType<Same<z.output<typeof ReadResourceSchema>, ReadResource>>();
assertType<Same<z.output<typeof ResourceSchema>, Resource>>();
assertType<Same<z.output<typeof ResourceTemplateSchema>, ResourceTemplate>>();
assertType<Same<z.output<typeof RootSchema>, Root>>();
assertType<Same<z.output<typeof ToolChangeSchema>, ToolChange>>();
assertType<Same<z.output<typeof CatalogEventSchema>, CatalogEvent>>();
assertType<Same<z.output<typeof ConnectionEventSchema>, ConnectionEvent>>();
assertType<Same<z.output<typeof ConnectionSchema>, Connection>>();
assertType<Same<z.output<typeof ErrorBodySchema>, ErrorBody>>();
assertType<Same<z.output<typeof ExecutionErrorSchema>, ExecutionError>>();
assertType<Same<z.output<typeof ExecutionEventSchema>, ExecutionEvent>>();
assertType<Same<z.output<typeof ExecutionMetadataSchema>, ExecutionMetadata>>();
assertType<Same<z.output<typeof ExecutionSchema>, Execution>>();
assertType<Same<z.output<typeof HealthSchema>, Health>>();
assertType<Same<z.output<typeof PageMetaSchema>, PageMeta>>();
assertType<Same<z.output<typeof PublicConnectRequestSchema>, PublicConnectRequest>>();
assertType<Same<z.output<typeof PublicConnectedSchema>, PublicConnected>>();
assertType<Same<z.output<typeof PublicConnectionListSchema>, PublicConnectionList>>();
assertType<Same<z.output<typeof PublicDisconnectedSchema>, PublicDisconnected>>();
assertType<Same<z.output<typeof PublicChallengeSchema>, PublicChallenge>>();
assertType<Same<z.output<typeof PublicCredentialsSchema>, PublicCredentials>>();
assertType<FilledCredentials extends ServiceCredentials ? true : false>();
assertType<Same<z.output<typeof PublicErrorSchema>, PublicError>>();
assertType<Same<z.output<typeof PublicServerSchema>, PublicServer>>();
assertType<Same<z.output<typeof PublicServerDetailSchema>, PublicServerDetail>>();
assertType<Same<z.output<typeof PublicPopularServerSchema>, PublicPopularServer>>();
assertType<Same<z.output<typeof PublicServerPageSchema>, PublicServerPage>>();
assertType<Same<z.output<typeof PublicToolCallSchema>, PublicToolCall>>();
assertType<Same<z.output<typeof PublicToolResultSchema>, PublicToolResult>>();
assertType<Same<z.output<typeof PublicToolListSchema>, PublicToolList>>();
assertType<Same<z.output<typeof RealtimeClientMessageSchema>, RealtimeClientMessage>>();
assertType<Same<z.output<typeof RealtimeServerMessageSchema>, RealtimeServerMessage>>();
assertType<Same<z.output<typeof RegistryNoticeSchema>, RegistryNotice>>();
assertType<Same<z.output<typeof RegistryStatusSchema>, RegistryStatus>>();
assertType<Same<z.output<typeof SyncProgressSchema>, SyncProgress>>();
assertType<Same<z.output<typeof SearchFacetsSchema>, SearchFacets>>();
assertType<Same<z.output<typeof SearchMetaSchema>, SearchMeta>>();
assertType<Same<z.output<typeof ServiceCredentialsSchema>, ServiceCredentials>>();
assertType<Same<z.output<typeof ToolSummarySchema>, ToolSummary>>();
assertType<Same<z.output<typeof ServiceHealthSchema>, ServiceHealth>>();
assertType<Same<z.output<typeof ServicePackageSchema>, ServicePackage>>();
assertType<Same<z.output<typeof ServiceRegistrationSchema>, ServiceRegistration>>();
assertType<Same<z.output<typeof ToolMatchSchema>, ToolMatch>>();
assertType<Same<z.output<typeof ServiceSchema>, Service>>();
assertType<Same<z.output<typeof JsonSchemaSchema>, JsonSchema>>();
assertType<Same<z.output<typeof ToolAnnotationsSchema>, ToolAnnotations>>();
assertType<Same<z.output<typeof ToolDefinitionSchema>, ToolDefinition>>();
assertType<Same<z.output<typeof ToolExecutionRequestSchema>, ToolExecutionRequest>>();
assertType<Same<z.output<typeof ToolExecutionResponseSchema>, ToolExecutionResponse>>();
assertType<Same<z.output<typeof ContentBlockSchema>, ContentBlock>>();
assertType<Same<z.output<typeof ToolResultSchema>, ToolResult>>();
assertType<Same<z.output<typeof ParameterFaultSchema>, ParameterFault>>();
assertType<Same<z.output<typeof ValidationReportSchema>, ValidationReport>>();
assertType<Same<z.output<typeof AuditEventSchema>, AuditEvent>>();
assertType<Same<z.output<typeof AuthorizationSchema>, Authorization>>();
assertType<Same<z.output<typeof AuthorizationRequestSchema>, AuthorizationRequest>>();
assertType<Same<z.output<typeof CredentialExportSchema>, CredentialExport>>();
assertType<Same<z.output<typeof CredentialExportRequestSchema>, CredentialExportRequest>>();
assertType<Same<z.output<typeof CredentialImportSchema>, CredentialImport>>();
assertType<Same<z.output<typeof CredentialsImportedSchema>, CredentialsImported>>();
assertType<Same<z.output<typeof ServiceChallengeSchema>, ServiceChallenge>>();
assertType<Same<z.output<typeof StoredCredentialSchema>, StoredCredential>>();
assertType<Same<z.output<typeof ToolAuthSchema>, ToolAuth>>();
