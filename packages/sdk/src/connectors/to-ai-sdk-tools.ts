import { isRecord } from './is-record.js';
import type { JSONSchemaTool } from './json-schema-tool.js';
import { mapSubschemas } from './map-subschemas.js';
import { runToolCall } from './run-tool-call.js';
import type { ToolAnswer } from './tool-answer.js';

/** What the AI SDK tells its model. */
export type AISDKModelOutput =
  | {
      type: 'text' | 'error-text';
      /** The whole answer. */
      value: string;
    }
  | {
      type: 'content';
      /** The answer in parts, with its pictures. */
      value: (
        | { type: 'text'; text: string }
        | { type: 'file'; mediaType: string; data: { type: 'data'; data: string } }
      )[];
    };

/** A [Standard Schema](https://standardschema.dev) that can tell its JSON Schema. */
export interface AISDKSchema {
  /** What the standard wants. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'nanda';
    readonly validate: (
      value: unknown,
    ) => { readonly value: unknown } | { readonly issues: readonly { readonly message: string }[] };
    readonly jsonSchema: {
      readonly input: () => Record<string, unknown>;
      readonly output: () => Record<string, unknown>;
    };
  };
}

/** A dynamic tool of the AI SDK: one whose types are not known before it runs. */
export type AISDKTool = {
  type: 'dynamic';
  /** What it does. */
  description: string;
  /** What it takes. */
  inputSchema: AISDKSchema;
  /** Calls it. */
  execute: (
    input: unknown,
    options?: { readonly abortSignal?: AbortSignal | undefined },
  ) => Promise<ToolAnswer>;
  /** What the model is told of what `execute` gave. */
  toModelOutput: (call: { readonly output: unknown }) => AISDKModelOutput;
};

/**
 * The tools as the AI SDK (`ai`) takes them, by their names, for `generateText`, `streamText` and agents.
 *
 * An error that `execute` throws, one of the connection included, is told to the model by the AI SDK.
 *
 * @example
 * const tools = toAISDKTools(await toJSONSchemaTools(connection));
 * const { text } = await generateText({ model, prompt, tools, stopWhen: isStepCount(5) });
 */
export function toAISDKTools(tools: readonly JSONSchemaTool[]): Record<string, AISDKTool> {
  return Object.fromEntries(
    tools.map(({ name, description, parameters }): [string, AISDKTool] => [
      name,
      {
        type: 'dynamic',
        description,
        inputSchema: toStandardSchema(parameters),
        execute: (input, options) =>
          runToolCall(tools, { name, arguments: input }, { signal: options?.abortSignal }),
        // The AI SDK knows the output of a dynamic tool as `unknown`; it is what `execute` gave.
        toModelOutput: ({ output }) => toModelOutput(output as ToolAnswer),
      },
    ]),
  );
}

function toModelOutput({ text, parts, isError }: ToolAnswer): AISDKModelOutput {
  if (isError) return { type: 'error-text', value: text };
  if (parts.every(({ type }) => type === 'text')) return { type: 'text', value: text };
  return {
    type: 'content',
    value: parts.map((part) =>
      part.type === 'text'
        ? { type: 'text', text: part.text }
        : {
            type: 'file',
            mediaType: part.mediaType,
            data: { type: 'data', data: part.data },
          },
    ),
  };
}

function toStandardSchema(parameters: Readonly<Record<string, unknown>>): AISDKSchema {
  const issues = [{ message: 'The arguments are not an object.' }];
  // A new one each time: the AI SDK changes what it is given.
  const jsonSchema = (): Record<string, unknown> => keepOpen(parameters);
  return {
    '~standard': {
      version: 1,
      vendor: 'nanda',
      // The proxy checks them against the tool's own schema.
      validate: (value) => (isRecord(value) ? { value } : { issues }),
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
}

/** The AI SDK closes every object that does not say with a schema what else it takes; here one says: anything. */
function keepOpen(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy = mapSubschemas(schema, (it) => (isRecord(it) ? keepOpen(it) : it));
  const isObject = [copy['type']].flat().includes('object');
  if (isObject && copy['additionalProperties'] !== false) copy['additionalProperties'] ??= {};
  if (copy['additionalProperties'] === true) copy['additionalProperties'] = {};
  return copy;
}
