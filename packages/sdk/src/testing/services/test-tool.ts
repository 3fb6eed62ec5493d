import type { JsonSchema, ToolAnnotations, ToolResult } from '@nanda/protocol';
import type { ToolContext } from './tool-context.js';
import type { ToolReport } from './tool-report.js';

/**
 * What a tool gives: a text, any other value (its `structuredContent`, and its JSON as text), a whole result, or
 * nothing.
 */
export type ToolAnswer<Output> = Output | ToolResult | string | undefined | void;

/** The function of a tool. Written as a method so that its parameters can be annotated as what they are. */
export type ToolFunction<Parameters, Output> = {
  run(
    parameters: Parameters,
    context: ToolContext,
  ):
    | ToolAnswer<Output>
    | Promise<ToolAnswer<Output>>
    | AsyncGenerator<ToolReport, ToolAnswer<Output>, undefined>;
}['run'];

/** A tool with what a service says of it. */
export interface ToolDescription<Parameters, Output> {
  /** A name for people. */
  readonly title?: string | undefined;
  /** What it does. */
  readonly description?: string | undefined;
  /**
   * JSON Schema of the parameters. Checked before the tool runs: `type`, `required`, `properties`, `items`, `enum`,
   * `const`, `additionalProperties: false`, and the limits of numbers, texts and lists. Patterns, formats, references
   * and choices (`anyOf`, …) are not.
   *
   * @default an object of any kind
   */
  readonly inputSchema?: JsonSchema | undefined;
  /** JSON Schema of `structuredContent`. Not checked. */
  readonly outputSchema?: JsonSchema | undefined;
  /** What the service says of its effects. */
  readonly annotations?: ToolAnnotations | undefined;
  /** What it does when it is called. */
  readonly run: ToolFunction<Parameters, Output>;
}

/** A tool of a test service: a function, or a function with its description. */
export type TestTool<Parameters = Readonly<Record<string, unknown>>, Output = unknown> =
  | ToolFunction<Parameters, Output>
  | ToolDescription<Parameters, Output>;
