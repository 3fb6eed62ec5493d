import { mcpCodes } from '../../core/bridge/eras/mcp-codes.js';
import { isObject } from '../../core/is-object.js';
import type { McpEra } from '../../core/mcp-caller.js';
import { mcpFields } from './mcp-fields.js';
import type { McpRequest } from './mcp-request.js';
import { modernKeys } from './modern/modern-keys.js';
import { protocolVersions } from '../../core/bridge/eras/protocol-versions.js';
import type { RpcMessage, RpcNotification, RpcRequest } from './rpc/rpc-message.js';
import type { RpcRefusal } from './rpc/rpc-refusal.js';

export type EraVerdict =
  | { readonly era: 'legacy' }
  | { readonly era: 'modern'; readonly message: RpcRequest | RpcNotification }
  | { readonly refusal: RpcRefusal };

const legacy = { era: 'legacy' } as const;

/**
 * Which era a POST is of, by what it carries: the claim of the body (`_meta` names a revision) before the header
 * fields, and `initialize` before those (2026-07-28, basic/versioning, "Backward Compatibility").
 *
 * @param messages of the body: several where it was a batch
 */
export function classifyEra(
  { headers }: Pick<McpRequest, 'headers'>,
  { messages, isBatch }: { readonly messages: readonly RpcMessage[]; readonly isBatch: boolean },
): EraVerdict {
  const version = headers.get(mcpFields.protocolVersion)?.trim();
  const isModern = version !== undefined && isIn('modern', version);
  const claims = messages.some(hasClaim);
  if (isBatch) {
    if (!claims && !isModern) return legacy;
    return invalid('Since 2025-06-18 a body has one message: batches are no longer in MCP.');
  }
  const [message] = messages;
  if (message === undefined || message.kind === 'response') {
    return isModern ? invalid('In this revision clients send no answers.') : legacy;
  }
  const modern = { era: 'modern', message } as const;
  if (claims) return modern;
  if (message.kind === 'request' && message.method === 'initialize') {
    return isModern ? contradiction(message.id, version) : legacy;
  }
  if (isModern) return modern;
  if (headers.has(mcpFields.sessionId)) return legacy;
  // Who names a revision that nobody here knows is told which ones are known; so is who sends the newer fields alone.
  const isNewer = version !== undefined && !isIn('legacy', version);
  return isNewer || headers.has(mcpFields.method) ? modern : legacy;
}

function hasClaim(message: RpcMessage): boolean {
  if (message.kind === 'response') return false;
  const meta = message.params['_meta'];
  return isObject(meta) && Object.hasOwn(meta, modernKeys.protocolVersion);
}

function isIn(era: McpEra, version: string): boolean {
  return protocolVersions[era].some((known) => known === version);
}

function invalid(message: string): EraVerdict {
  return { refusal: { status: 400, error: { code: mcpCodes.invalidRequest, message } } };
}

function contradiction(id: string | number, version: string): EraVerdict {
  const message = `Header mismatch: ${version} has no initialize; send MCP-Protocol-Version without it.`;
  return { refusal: { status: 400, id, error: { code: mcpCodes.headerMismatch, message } } };
}
