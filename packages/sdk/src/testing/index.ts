// Added names are public API: a test proxy, and what describes its services and steers it. See `./msw` for msw.
export type { AuthRequirement } from './control/auth-requirement.js';
export type {
  EmittedCatalogEvent,
  EmittedConnectionEvent,
  EmittedEvent,
} from './control/emitted-event.js';
export type { PlannedFailure } from './control/failure-plans.js';
export type { Hold } from './control/holds.js';
export type { RecordedCall } from './control/recorded-call.js';
export type { StreamDrop, StreamOperationId } from './control/stream-lines.js';
export type { TestAccount } from './core/accounts.js';
export { createTestProxy } from './create-test-proxy.js';
export { createService } from './services/create-service.js';
export type {
  PromptDescription,
  PromptFunction,
  TestPrompt,
  TestResource,
} from './services/test-offers.js';
export type { TestService } from './services/test-service.js';
export type { TestTool, ToolAnswer, ToolDescription, ToolFunction } from './services/test-tool.js';
export type { ToolContext, ToolFailure } from './services/tool-context.js';
export type { ToolReport } from './services/tool-report.js';
export type { TestProxyOptions } from './test-proxy-options.js';
export type { TestProxy } from './test-proxy.js';
