// The public API of `@nanda/sdk/connectors`. A line here is a promise to users: name it, do not use a wildcard.
export type { JSONSchemaTool, ToolCallOptions } from './json-schema-tool.js';
export type { JSONSchemaToolsOptions, PendingToolCall } from './json-schema-tools-options.js';
export type { ParametersSchema, PropertySchema } from './parameters-schema.js';
export { runToolCall, type ModelToolCall } from './run-tool-call.js';
export {
  toAISDKTools,
  type AISDKModelOutput,
  type AISDKSchema,
  type AISDKTool,
} from './to-ai-sdk-tools.js';
export { toAnthropicContent, type AnthropicContentBlock } from './to-anthropic-content.js';
export { toAnthropicTools, type AnthropicTool } from './to-anthropic-tools.js';
export { toJSONSchemaTools } from './to-json-schema-tools.js';
export { toOpenAIResponsesTools, type OpenAIResponsesTool } from './to-openai-responses-tools.js';
export { toOpenAITools, type OpenAITool } from './to-openai-tools.js';
export type { ImageType, ToolAnswer, ToolAnswerPart } from './tool-answer.js';
export type { ToolSource } from './tool-source.js';
