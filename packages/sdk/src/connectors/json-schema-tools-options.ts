import type { InputPolicy, ToolDefinition } from '@nanda/protocol';
import type { InputHandler } from '../streaming/input-handler.js';
import type { JSONSchemaTool } from './json-schema-tool.js';
import type { ToolAnswer } from './tool-answer.js';
import type { ToolSource } from './tool-source.js';

/** A call that a model wants to be made. */
export interface PendingToolCall {
  /** What it wants to call. */
  readonly tool: JSONSchemaTool;
  /** What it wants to call it with; not checked yet. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Options of `toJSONSchemaTools`. */
export interface JSONSchemaToolsOptions {
  /** Which tools to take. Models choose better among few. @default all */
  readonly filter?: ((tool: ToolDefinition, connection: ToolSource) => boolean) | undefined;
  /**
   * Takes only tools whose service says that they change nothing (`readOnlyHint`). A claim of the service: it
   * keeps a model from mistakes, not a service from lying.
   * @default false
   */
  readonly readOnlyOnly?: boolean | undefined;
  /** Put before every name as it is, for example `shop_`. @default '' */
  readonly prefix?: string | undefined;
  /**
   * The name that a model is to know a tool by. It is made to fit, and kept apart from others like it.
   * @default `prefix` and the tool's own name
   */
  readonly nameOf?: ((tool: ToolDefinition, connection: ToolSource) => string) | undefined;
  /**
   * The longest description that a tool may have, in characters; the rest is cut off. OpenAI takes 1024.
   * @default 1024
   */
  readonly maxDescriptionLength?: number | undefined;
  /**
   * How much text of a result a model is given, in characters; more is cut off, and the model told so.
   * @default 100_000
   */
  readonly maxResultLength?: number | undefined;
  /** Milliseconds without progress after which a call ends, 1 to 600_000. @default the client's `timeout` */
  readonly timeout?: number | undefined;
  /**
   * Answers what a tool asks for (elicitation, sampling), on a connection that was opened with
   * `clientCapabilities`: see `ExecuteOptions`.
   */
  readonly onInput?: InputHandler | undefined;
  /**
   * What becomes of a call when the tool asks for something and there is no `onInput`: see `ExecuteOptions`. With
   * `return` the call throws an `InputRequiredError`.
   * @default 'decline'
   */
  readonly input?: InputPolicy | undefined;
  /**
   * Is asked before each call; the place to ask a human. With `false` nothing is called, and the model told that
   * the user does not want it.
   * @default every call is made
   */
  readonly approve?: ((call: PendingToolCall) => boolean | PromiseLike<boolean>) | undefined;
  /** Is told of each call that was made and of the answer that the model is given, before the model is. */
  readonly onResult?:
    | ((call: PendingToolCall & { readonly answer: ToolAnswer }) => void)
    | undefined;
  /** Ends the listing of the tools, and every call. */
  readonly signal?: AbortSignal | undefined;
}
