import type { ToolDefinition, ToolResult } from '@nanda/protocol';

/** Where tools come from: every `ServiceConnection` is one, typed or not. */
export interface ToolSource {
  /** The id of the connection. */
  readonly id: string;
  /** The id of the service behind it. */
  readonly serviceId: string;
  /** What is known of it. */
  readonly data: {
    /** The short name of the connection. */
    readonly name?: string | undefined;
    readonly metadata: { readonly serviceName: string };
  };
  /** Lists the tools. */
  readonly tools: (options?: {
    readonly signal?: AbortSignal | undefined;
  }) => PromiseLike<ToolDefinition[]>;
  /** Calls a tool. By this type nobody can: it is one that the `execute` of every typed connection fits. */
  execute(toolName: never, ...rest: never): PromiseLike<ToolResult>;
}
