import type * as z from 'zod/mini';
import { assertType, type Same } from '../same.test-d.js';
import type {
  McpCallAnswer,
  McpCallAnswerSchema,
  McpCallRequest,
  McpCallRequestSchema,
  McpOperation,
  McpOperationSchema,
} from './call.js';
import type {
  McpInitialized,
  McpInitializedSchema,
  McpInitializeRequest,
  McpInitializeRequestSchema,
} from './initialize.js';
import type {
  McpListRequest,
  McpListRequestSchema,
  McpPromptList,
  McpPromptListSchema,
  McpResourceList,
  McpResourceListSchema,
  McpToolList,
  McpToolListSchema,
} from './lists.js';
import type {
  McpPromptRequest,
  McpPromptRequestSchema,
  McpReadRequest,
  McpReadRequestSchema,
} from './reads.js';
import type {
  McpChange,
  McpChangeSchema,
  McpSubscription,
  McpSubscriptionList,
  McpSubscriptionListSchema,
  McpSubscriptionRequest,
  McpSubscriptionRequestSchema,
  McpSubscriptionSchema,
} from './subscriptions.js';

assertType<Same<z.output<typeof McpCallRequestSchema>, McpCallRequest>>();
assertType<Same<z.output<typeof McpOperationSchema>, McpOperation>>();
assertType<Same<z.output<typeof McpCallAnswerSchema>, McpCallAnswer>>();
assertType<Same<z.output<typeof McpInitializeRequestSchema>, McpInitializeRequest>>();
assertType<Same<z.output<typeof McpInitializedSchema>, McpInitialized>>();
assertType<Same<z.output<typeof McpListRequestSchema>, McpListRequest>>();
assertType<Same<z.output<typeof McpToolListSchema>, McpToolList>>();
assertType<Same<z.output<typeof McpResourceListSchema>, McpResourceList>>();
assertType<Same<z.output<typeof McpPromptListSchema>, McpPromptList>>();
assertType<Same<z.output<typeof McpReadRequestSchema>, McpReadRequest>>();
assertType<Same<z.output<typeof McpPromptRequestSchema>, McpPromptRequest>>();
assertType<Same<z.output<typeof McpSubscriptionRequestSchema>, McpSubscriptionRequest>>();
assertType<Same<z.output<typeof McpSubscriptionSchema>, McpSubscription>>();
assertType<Same<z.output<typeof McpSubscriptionListSchema>, McpSubscriptionList>>();
assertType<Same<z.output<typeof McpChangeSchema>, McpChange>>();
