import type { ToolResult } from '@nanda/protocol';
import { ToolExecutionError } from './errors/tool-execution-error.js';
import { createRefusalError } from './evm/create-refusal-error.js';
import { readEvmAuthError } from './evm/read-evm-auth-error.js';
import type { ExecuteOptions } from './execute-options.js';

/**
 * The result of a tool, or an error where it failed and its caller asked for one.
 *
 * @throws ToolExecutionError, and EvmAuthError or PaymentRequiredError where somebody signs for the call
 */
export function settleResult(
  result: ToolResult,
  {
    toolName,
    isSigned,
    options: { throwOnToolError = false },
  }: {
    readonly toolName: string;
    /** Whether a refusal for want of a proof is no result: somebody was to give it. */
    readonly isSigned: boolean;
    readonly options: ExecuteOptions;
  },
): ToolResult {
  const refusal = isSigned ? readEvmAuthError(result) : undefined;
  if (refusal !== undefined) throw createRefusalError(refusal);
  if (result.isError === true && throwOnToolError) {
    throw new ToolExecutionError({ toolName, result });
  }
  return result;
}
