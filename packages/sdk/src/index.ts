/// <reference lib="esnext.disposable" preserve="true" />
// The public API of the SDK. A line here is a promise to users: name it, do not use a wildcard.
export type { APIPromise, DataWithResponse } from './api-promise.js';
export type { AuthorizeOptions } from './auth/authorize-options.js';
export type { ConnectOptions } from './auth/connect-options.js';
export type { StoredSession } from './auth/stored-session.js';
export type { TokenSource } from './auth/token-source.js';
export type { BatchCall } from './batch/batch-call.js';
export type { BatchOptions } from './batch/batch-options.js';
export type { BatchResult } from './batch/batch-result.js';
export { NANDAClient, type ConnectParameters } from './client.js';
export type { ClientOptions, Environment, Fetch, RequestOptions } from './client-options.js';
export { NANDADiscovery, type DiscoveryConnection } from './discovery.js';
export type {
  PopularServerQuery,
  ServerListQuery,
  ServerSearchQuery,
} from './discovery-queries.js';
export type { ClientEvents } from './events/client-events.js';
export type { ConnectionEventsOptions } from './events/connection-events.js';
export type { ConnectionListener } from './events/connection-listener.js';
export { EventGapError } from './events/event-gap-error.js';
export type { EventGap } from './events/event-gap.js';
export type { EventMessage } from './events/event-message.js';
export type { EventQuery } from './events/event-query.js';
export type { EventsConnected, EventsDisconnected, EventWay } from './events/event-notice.js';
export type { EventSubscription, SubscriptionOptions } from './events/event-subscription.js';
export type { EventTopic } from './events/event-topic.js';
export { createEvmAuth } from './evm/create-evm-auth.js';
export type { EvmAuth, ProofOptions } from './evm/evm-auth.js';
export type { EvmAuthDemand, EvmAuthProofRequest } from './evm/evm-auth-demand.js';
export {
  evmAuthFromProvider,
  type Eip1193Provider,
  type ProviderEvmAuthOptions,
} from './evm/evm-auth-from-provider.js';
export type {
  EvmAuthApproval,
  EvmAuthContract,
  EvmAuthOptions,
  EvmAuthRules,
} from './evm/evm-auth-options.js';
export type { EvmAuthProof, EvmAuthTypedData } from './evm/evm-auth-proof.js';
export type { EvmAuthRefusal } from './evm/evm-auth-refusal.js';
export { readEvmAuthError } from './evm/read-evm-auth-error.js';
export type { ExecuteOptions } from './execute-options.js';
export type { HeaderValues } from './http/merge-headers.js';
export type { Middleware, MiddlewareContext } from './http/middleware.js';
export type { Logger, LogLevel } from './logger.js';
export type { Page } from './page.js';
export type { PageCursor } from './page-cursor.js';
export type { PagePromise } from './page-promise.js';
export type { WebSocketConstructor, WebSocketLike } from './realtime/web-socket-like.js';
export type { AccountListQuery, Accounts } from './resources/accounts.js';
export type { ApiKeys } from './resources/api-keys.js';
export type { Audit, AuditQuery } from './resources/audit.js';
export type { Auth, WalletSigner } from './resources/auth.js';
export type { Authorizations } from './resources/authorizations.js';
export type { ConnectionPrompts } from './resources/connection-prompts.js';
export type { ConnectionResources } from './resources/connection-resources.js';
export type { Connections } from './resources/connections.js';
export type { Events } from './resources/events.js';
export type { ExecutionListMeta, ExecutionListQuery } from './resources/execution-queries.js';
export type { Executions } from './resources/executions.js';
export type { OfferQuery } from './resources/offer-query.js';
export type { Registries } from './resources/registries.js';
export type {
  PopularServiceQuery,
  ServiceListQuery,
  ServiceSearchQuery,
} from './resources/service-queries.js';
export type { Services } from './resources/services.js';
export type { StoredCredentials } from './resources/stored-credentials.js';
export type { Tools } from './resources/tools.js';
export type { Webhooks } from './resources/webhooks.js';
export type { ServiceConnection } from './service-connection.js';
export type { InputContext, InputHandler } from './streaming/input-handler.js';
export type {
  FormRequest,
  InputQuestion,
  SamplingRequest,
  UrlRequest,
} from './streaming/input-question.js';
export type {
  ElicitationReply,
  InputRefusal,
  InputReply,
  RootsReply,
  SamplingReply,
} from './streaming/input-reply.js';
export { readToolEvents } from './streaming/read-tool-events.js';
export type { StreamEvent, UnknownEvent } from './streaming/stream-event.js';
export type { ToolStream } from './streaming/tool-stream.js';
export {
  fillChallenge,
  type FillableChallenge,
  type FilledCredentials,
} from '@nanda/protocol/facts';
export { textOf } from './text-of.js';
export type { AnyTools } from './typed/any-tools.js';
export type { ServiceTypes } from './typed/service-types.js';
export type { ToolArguments } from './typed/tool-arguments.js';
export type { ToolCalls } from './typed/tool-calls.js';
export type { ToolName } from './typed/tool-name.js';
export type { ToolOutput } from './typed/tool-output.js';
export type { ToolParameters } from './typed/tool-parameters.js';
export type { TypedToolResult } from './typed/typed-tool-result.js';
export type { ReceivedWebhook } from './webhooks/received-webhook.js';

export { AbortError } from './errors/abort-error.js';
export { APIError, type APIErrorFacts } from './errors/api-error.js';
export { AuthenticationError } from './errors/authentication-error.js';
export { BadRequestError } from './errors/bad-request-error.js';
export { ConfigurationError } from './errors/configuration-error.js';
export { ConflictError } from './errors/conflict-error.js';
export { ConnectionError } from './errors/connection-error.js';
export type { ErrorFacts } from './errors/error-facts.js';
export { EvmAuthError } from './errors/evm-auth-error.js';
export { InputRequiredError } from './errors/input-required-error.js';
export { InternalServerError } from './errors/internal-server-error.js';
export { InvalidParametersError } from './errors/invalid-parameters-error.js';
export { NandaError } from './errors/nanda-error.js';
export { NotFoundError } from './errors/not-found-error.js';
export { PaymentRequiredError } from './errors/payment-required-error.js';
export { PermissionDeniedError } from './errors/permission-denied-error.js';
export { RateLimitError } from './errors/rate-limit-error.js';
export type { RequestAttempt } from './errors/request-attempt.js';
export { ResponseValidationError, type ResponseIssue } from './errors/response-validation-error.js';
export { StreamIdleTimeoutError } from './errors/stream-idle-timeout-error.js';
export { TimeoutError, type TimeoutPhase } from './errors/timeout-error.js';
export { ToolExecutionError } from './errors/tool-execution-error.js';
export { WebhookSignatureError } from './errors/webhook-signature-error.js';

export type {
  Account,
  AccountRegistration,
  AccountUpdate,
  AnyOperationId,
  ApiKey,
  ApiKeyRequest,
  AuditEvent,
  AuditOutcome,
  Authorization,
  AuthorizationRequest,
  AuthorizationState,
  BatchAnswer,
  BatchCounts,
  CancelledEvent,
  CatalogEvent,
  ChallengeField,
  ChallengeReason,
  CircuitState,
  ClientCapability,
  Completion,
  CompletionRequest,
  Connection,
  ConnectionEvent,
  ConnectionEventType,
  ConnectionHealth,
  ConnectionHealthReport,
  ConnectionMetadata,
  ConnectionMetrics,
  ConnectionState,
  ContentBlock,
  CredentialExport,
  CredentialExportRequest,
  CredentialImport,
  CredentialsImported,
  ErrorCode,
  ErrorEvent,
  Execution,
  ExecutionError,
  ExecutionEvent,
  ExecutionMetadata,
  ExecutionState,
  FacetCount,
  FilledPrompt,
  Health,
  InputAnswer,
  InputPolicy,
  InputRequest,
  InputRequiredEvent,
  JsonSchema,
  Latency,
  LogEvent,
  PageMeta,
  NewApiKey,
  NewWebhook,
  OAuthCredentials,
  ParameterFault,
  PartialEvent,
  PasswordSignIn,
  Plan,
  ProgressEvent,
  Prompt,
  PromptArgument,
  PromptMessage,
  PublicChallenge,
  PublicChallengeField,
  PublicConnected,
  PublicConnection,
  PublicCredentials,
  PublicDisconnected,
  PublicPopularServer,
  PublicServer,
  PublicServerAuth,
  PublicServerDetail,
  PublicServerPage,
  PublicTool,
  ReadResource,
  RegistryNotice,
  RegistryState,
  RegistryStatus,
  RegistryType,
  Resource,
  ResourceContents,
  ResourceTemplate,
  ResultEvent,
  Root,
  SearchFacets,
  SearchMeta,
  Service,
  ServiceArgument,
  ServiceAuth,
  ServiceAuthKind,
  ServiceChallenge,
  ServiceCredentials,
  ServiceEndpoint,
  ServiceHealth,
  ServiceHealthState,
  ServiceInput,
  ServiceMatch,
  ServicePackage,
  ServicePopularity,
  ServiceRating,
  ServiceRegistration,
  ServiceSort,
  ServiceSource,
  ServiceStatus,
  ServiceVerification,
  ServiceVersion,
  Session,
  SessionTokens,
  SignIn,
  StartedEvent,
  StoredCredential,
  SyncProgress,
  Timeframe,
  ToolAnnotations,
  ToolAuth,
  ToolChange,
  ToolDefinition,
  ToolExecutionOptions,
  ToolExecutionStatus,
  ToolMatch,
  ToolResult,
  ToolSummary,
  Transport,
  User,
  ValidationReport,
  WalletChallenge,
  WalletSignIn,
  Webhook,
  WebhookEventType,
  WebhookNotification,
  WebhookRequest,
} from '@nanda/protocol';
