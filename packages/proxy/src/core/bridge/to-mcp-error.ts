import { errorCodes, type ErrorCode } from '@nanda/protocol/facts';
import { isObject } from '../is-object.js';
import type { McpError } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';

const invalidParams = -32602;
const internalError = -32603;

/** What the client named is not there, or is not what it has to be: JSON-RPC calls both parameters that are not valid. */
const faultsOfClient: ReadonlySet<ErrorCode> = new Set([
  'VALIDATION_ERROR',
  'INVALID_PARAMETERS',
  'TOOL_NOT_FOUND',
  'NOT_FOUND',
  'SERVICE_NOT_FOUND',
  'CONNECTION_NOT_FOUND',
  'EXECUTION_NOT_FOUND',
] satisfies ErrorCode[]);

/**
 * What an MCP client is told of a failure.
 *
 * What the service refused it is told as the service said it. Of our own failures the code is -32602 where the client can mend
 * its request, and else -32603: JSON-RPC has no word for a service that is away or busy, and the codes
 * that MCP gives a meaning (-32000 to -32042) are not borrowed for another one. What it was is in
 * `data`: `{code, retryable, retryAfter?, details?}`, with the codes of the REST surface. A failure that was not
 * foreseen is told without a word of it.
 */
export function toMcpError(error: unknown): McpError {
  if (!(error instanceof NandaError)) {
    return {
      code: internalError,
      message: 'It failed for a reason that was not foreseen.',
      data: { code: 'INTERNAL_ERROR', retryable: false },
    };
  }
  const { code, message, details, retryAfter } = error;
  const rpc = details?.['rpc'];
  if (code === 'UPSTREAM_ERROR' && isRpcError(rpc)) return { ...rpc };
  return {
    code: faultsOfClient.has(code) ? invalidParams : internalError,
    message,
    data: {
      code,
      retryable: error.retryable ?? errorCodes[code].retryable,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(details !== undefined && { details: { ...details } }),
    },
  };
}

function isRpcError(rpc: unknown): rpc is McpError & object {
  return isObject(rpc) && typeof rpc['code'] === 'number' && typeof rpc['message'] === 'string';
}
