import type { ToolResult } from '@nanda/protocol';
import { ToolExecutionError } from './errors/tool-execution-error.js';
import type { ExecuteOptions } from './execute-options.js';

/** The result of a tool, or an error where it failed and its caller asked for one. @throws ToolExecutionError */
export function settleResult(
  result: ToolResult,
  {
    toolName,
    options: { throwOnToolError = false },
  }: { readonly toolName: string; readonly options: ExecuteOptions },
): ToolResult {
  if (result.isError === true && throwOnToolError) {
    throw new ToolExecutionError({ toolName, result });
  }
  return result;
}
