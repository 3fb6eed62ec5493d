import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { NandaError } from '../../../core/nanda-error.js';
import type { McpDocument } from '../mcp-reply.js';
import type { McpRequest } from '../mcp-request.js';
import { refuse } from './refuse.js';
import { transportError } from './transport-error.js';

const parseError = -32_700;

/**
 * The JSON of a POST, or the answer that refuses it.
 *
 * @param options `limit`: bytes
 * @throws NandaError CANCELLED where the caller has gone
 */
export async function readRpcBody(
  request: Pick<McpRequest, 'readJson'>,
  { limit }: { readonly limit: number },
): Promise<{ readonly value: unknown } | { readonly refusal: McpDocument }> {
  try {
    return { value: await request.readJson({ limit }) };
  } catch (error) {
    const refusal = error instanceof NandaError ? refusalOf(error) : undefined;
    if (refusal === undefined) throw error;
    return { refusal };
  }
}

function refusalOf({ code, message }: NandaError): McpDocument | undefined {
  if (code === 'VALIDATION_ERROR') return refuse(400, { code: parseError, message });
  if (code === 'UNSUPPORTED_MEDIA_TYPE') return refuse(415, transportError('refused', message));
  if (code === 'PAYLOAD_TOO_LARGE') {
    return refuse(413, { code: mcpCodes.invalidRequest, message });
  }
  return undefined;
}
