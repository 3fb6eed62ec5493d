import type { JSONSchemaTool } from './json-schema-tool.js';
import type { ParametersSchema } from './parameters-schema.js';
import { runToolCall } from './run-tool-call.js';
import { toAnthropicContent, type AnthropicContentBlock } from './to-anthropic-content.js';

/** A tool of `messages.create`, and one that `beta.messages.toolRunner` calls by itself. */
export type AnthropicTool = {
  /** What the model calls it. */
  name: string;
  /** What it does. */
  description: string;
  /** What it takes. */
  input_schema: ParametersSchema;
  /** Calls it. Not sent to the model. */
  run: (
    input: unknown,
    context?: { readonly signal?: AbortSignal | null | undefined },
  ) => Promise<AnthropicContentBlock[]>;
  /** Gives back what it is given. Not sent to the model. */
  parse: (input: unknown) => unknown;
};

/**
 * The tools as Anthropic's messages take them. `beta.messages.toolRunner` calls them by itself; in a loop of your
 * own call them with `runToolCall`.
 *
 * An answer with `isError` is an error that `run` throws: the runner makes a result with `is_error` of it. It does
 * so with every other error too, one of the connection included, and nobody but the model hears of that: where your
 * program must know, wrap the `execute` of the tools, or call them with `runToolCall` in a loop of your own.
 *
 * @example
 * const tools = toAnthropicTools(await toJSONSchemaTools(connection));
 * const message = await anthropic.beta.messages.toolRunner({ model, max_tokens, messages, tools });
 */
export function toAnthropicTools(tools: readonly JSONSchemaTool[]): AnthropicTool[] {
  return tools.map(({ name, description, parameters }) => ({
    name,
    description,
    input_schema: parameters,
    run: async (input, context) => {
      const call = { name, arguments: input };
      const answer = await runToolCall(tools, call, { signal: context?.signal });
      if (answer.isError) throw new Error(answer.text);
      return toAnthropicContent(answer);
    },
    parse: (input) => input,
  }));
}
