import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { isObject } from '../../../core/is-object.js';
import type { McpExchange } from '../mcp-exchange.js';
import type { McpDocument } from '../mcp-reply.js';
import { refuse } from '../rpc/refuse.js';
import type { RpcNotification } from '../rpc/rpc-message.js';
import { checkFields } from './check-fields.js';
import { modernKeys } from './modern-keys.js';

/**
 * Takes a notification. None of 2026-07-28 comes over HTTP: the reader of an answer cancels by going away. And no dialog
 * outlives its request, to which one of an extension could belong.
 */
export function takeNotification(
  message: RpcNotification,
  { request }: Pick<McpExchange, 'request'>,
): McpDocument {
  const meta = message.params['_meta'];
  const claim = isObject(meta) ? meta[modernKeys.protocolVersion] : undefined;
  if (claim !== undefined && typeof claim !== 'string') {
    const text = `Invalid params: ${modernKeys.protocolVersion} is no text.`;
    return refuse(400, { code: mcpCodes.invalidParams, message: text });
  }
  const error = checkFields(request, { message, version: claim });
  return error === undefined ? { status: 202 } : refuse(400, error);
}
