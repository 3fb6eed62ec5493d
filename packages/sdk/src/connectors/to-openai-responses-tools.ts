import type { JSONSchemaTool } from './json-schema-tool.js';
import type { ParametersSchema } from './parameters-schema.js';

/** A tool of `responses.create`. */
export type OpenAIResponsesTool = {
  type: 'function';
  /** What the model calls it. */
  name: string;
  /** What it does. */
  description: string;
  /** What it takes. */
  parameters: ParametersSchema;
  /** In strict mode there are no optional parameters. */
  strict: false;
};

/**
 * The tools as OpenAI's Responses API takes them; call them with `runToolCall`.
 *
 * @example
 * for (const item of response.output) {
 *   if (item.type !== 'function_call') continue;
 *   const { text } = await runToolCall(tools, item);
 *   input.push({ type: 'function_call_output', call_id: item.call_id, output: text });
 * }
 */
export function toOpenAIResponsesTools(tools: readonly JSONSchemaTool[]): OpenAIResponsesTool[] {
  return tools.map(({ name, description, parameters }) => ({
    type: 'function',
    name,
    description,
    parameters,
    // Strict is the default there.
    strict: false,
  }));
}
