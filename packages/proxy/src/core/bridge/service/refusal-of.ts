import type { McpAnswer } from '../../mcp-message.js';
import { mcpCodes } from '../eras/mcp-codes.js';

/** A refusal of ours, without anything of a service. */
export function refusalOf(
  code: 'methodNotFound' | 'invalidParams' | 'headerMismatch',
  message: string,
): McpAnswer {
  return { error: { code: mcpCodes[code], message } };
}
