import { errorCodes, type ErrorCode } from '@nanda/protocol/facts';
import { isObject } from '../../core/is-object.js';
import type { McpError } from '../../core/mcp-message.js';
import { NandaError } from '../../core/nanda-error.js';

const invalidParams = -32_602;

/** A refusal in the contract's words: ours says its code, a service's own is told as it came. */
export function toPlainError(
  { code, message, data }: McpError,
  { method }: { readonly method: string },
): NandaError {
  const told = isObject(data) ? data : {};
  const own = told['code'];
  if (typeof own === 'string' && Object.hasOwn(errorCodes, own)) {
    const { details, retryable, retryAfter } = told;
    return new NandaError(own as ErrorCode, message, {
      ...(isObject(details) && { details }),
      ...(typeof retryable === 'boolean' && { retryable }),
      ...(typeof retryAfter === 'number' && { retryAfter }),
    });
  }
  if (code === invalidParams) {
    return new NandaError(method === 'tools/call' ? 'TOOL_NOT_FOUND' : 'VALIDATION_ERROR', message);
  }
  return new NandaError('UPSTREAM_ERROR', `The service refused ${method}: "${message}"`, {
    details: { rpc: { code, message, ...(data !== undefined && { data }) } },
  });
}
