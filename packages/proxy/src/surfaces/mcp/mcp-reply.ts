/** A document that answers a request, before it is HTTP of one make or another. */
export interface McpDocument {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** As JSON. @default there is none */
  readonly body?: unknown;
}

/** What answers a request of HTTP: a document, or a stream of events. */
export type McpReply = McpDocument | Response;
