import type { JSONSchemaTool } from './json-schema-tool.js';
import type { ParametersSchema } from './parameters-schema.js';
import { runToolCall } from './run-tool-call.js';

/** A tool of `chat.completions.create`, and one that `chat.completions.runTools` calls by itself. */
export type OpenAITool = {
  type: 'function';
  /** What it is, and how it is called. */
  function: {
    name: string;
    description: string;
    parameters: ParametersSchema;
    /** Given the model's own text. Not sent to the model. */
    function: (
      argumentsText: string,
      runner?: { readonly controller: AbortController },
    ) => Promise<string>;
  };
};

/**
 * The tools as OpenAI's chat completions take them. `runTools` calls them by itself; in a loop of your own call
 * them with `runToolCall`.
 *
 * Not in strict mode: that knows no optional parameters. A tool message there is text only; a note stands for a
 * picture.
 *
 * @example
 * const tools = toOpenAITools(await toJSONSchemaTools(connection));
 * const runner = openai.chat.completions.runTools({ model, messages, tools });
 */
export function toOpenAITools(tools: readonly JSONSchemaTool[]): OpenAITool[] {
  return tools.map(({ name, description, parameters }) => ({
    type: 'function',
    function: {
      name,
      description,
      parameters,
      function: async (argumentsText, runner) => {
        const call = { name, arguments: argumentsText };
        return (await runToolCall(tools, call, { signal: runner?.controller.signal })).text;
      },
    },
  }));
}
