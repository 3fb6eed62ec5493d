import type { ToolResult } from '@nanda/protocol';

/** The result of a tool whose `structuredContent` has a known type. */
export interface TypedToolResult<Output> extends ToolResult {
  /**
   * As the service sent it; the type is what it said of it before. Absent where the tool says of itself that it
   * failed (`isError`), or has no structured output.
   */
  structuredContent?: Output | undefined;
}
