import type { ToolAnnotations } from '@nanda/protocol';
import type { ParametersSchema } from './parameters-schema.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolSource } from './tool-source.js';

/** Options of one call. */
export interface ToolCallOptions {
  /** Ends the wait and the call. */
  readonly signal?: AbortSignal | null | undefined;
}

/** One tool of a service in the form that every agent framework can be given. */
export interface JSONSchemaTool {
  /** What the model calls it: at most 64 of `a-z`, `A-Z`, `0-9`, `_` and `-`, and one of a kind in its list. */
  readonly name: string;
  /** Written by the service: untrusted. Never empty. */
  readonly description: string;
  /** What it takes. */
  readonly parameters: ParametersSchema;
  /** What the service says of its effects. A claim, not a promise. */
  readonly annotations: ToolAnnotations;
  /** What the service calls it. */
  readonly toolName: string;
  /** The connection that it is called on. */
  readonly connection: ToolSource;
  /**
   * Calls it. What a model can do something about is an answer with `isError: true`: parameters that do not fit,
   * a tool that says of itself that it failed, that took too long, or is gone.
   *
   * @throws AbortError when `signal` is aborted.
   * @throws NandaError for trouble with the connection, the proxy or credentials, which no model can mend.
   */
  readonly execute: (
    parameters: Readonly<Record<string, unknown>>,
    options?: ToolCallOptions,
  ) => Promise<ToolAnswer>;
}
