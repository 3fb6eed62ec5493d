/** An argument of a tool that is repeated in a header field, because the tool's schema says so (`x-mcp-header`). */
export interface ToolParameter {
  /** The members that lead to it. */
  readonly path: readonly string[];
  /** `Mcp-Param-` and what the schema says. */
  readonly field: string;
}
