/** Which of a proxy's MCP servers is meant, and which of its tools. */
export interface McpTarget {
  /** Id, short name or service of a connection. */
  readonly connection?: string | undefined;
  /** Id of a service. */
  readonly service?: string | undefined;
  /** `search`: only the discovery tools. */
  readonly tools?: string | undefined;
  /** `plain`: the services' own names. */
  readonly names?: string | undefined;
  /** Patterns of tool names. */
  readonly allow?: readonly string[] | undefined;
  readonly deny?: readonly string[] | undefined;
}
