import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpAnswer } from '../../../core/mcp-message.js';

/** Who is asked in this era is asked by the answer: see `createParking`. */
export function refuseToAsk(): Promise<McpAnswer> {
  const message = 'In this revision clients are asked by the answer to their request.';
  return Promise.resolve({ error: { code: mcpCodes.methodNotFound, message } });
}
