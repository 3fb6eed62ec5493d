import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import { isObject } from '../../../core/is-object.js';
import type { McpCaller } from '../../../core/mcp-caller.js';
import type { McpError } from '../../../core/mcp-message.js';
import { readProgressToken } from '../rpc/read-progress-token.js';
import type { RpcId } from '../rpc/rpc-message.js';
import { splitMeta } from '../rpc/split-meta.js';
import { modernKeys } from './modern-keys.js';

type Members = Readonly<Record<string, unknown>>;

/** What a request of 2026-07-28 says of itself. */
export interface Envelope extends McpCaller {
  /** Without what is in here. */
  readonly params: Members;
  readonly protocolVersion: string;
  readonly logLevel: string | undefined;
  readonly progressToken: RpcId | undefined;
}

const own: readonly string[] = [
  'progressToken',
  modernKeys.protocolVersion,
  modernKeys.clientInfo,
  modernKeys.clientCapabilities,
  modernKeys.logLevel,
];

/** The envelope of a request, or why it is none: what is missing, or is of another type. */
export function readEnvelope(
  whole: Members,
): { readonly envelope: Envelope } | { readonly error: McpError } {
  if (!isObject(whole['_meta'])) return invalid('_meta', 'is missing');
  const { params, meta } = splitMeta(whole, own);
  const protocolVersion = meta[modernKeys.protocolVersion];
  const capabilities = meta[modernKeys.clientCapabilities];
  const clientInfo = meta[modernKeys.clientInfo];
  const logLevel = meta[modernKeys.logLevel];
  const progressToken = readProgressToken(meta);
  if (typeof protocolVersion !== 'string') return faulty(meta, modernKeys.protocolVersion, 'text');
  if (!isObject(capabilities)) return faulty(meta, modernKeys.clientCapabilities, 'object');
  if (clientInfo !== undefined && !isObject(clientInfo)) {
    return faulty(meta, modernKeys.clientInfo, 'object');
  }
  if (logLevel !== undefined && typeof logLevel !== 'string') {
    return faulty(meta, modernKeys.logLevel, 'text');
  }
  if (meta['progressToken'] !== undefined && progressToken === undefined) {
    return faulty(meta, 'progressToken', 'text or number');
  }
  return {
    envelope: {
      params,
      protocolVersion,
      capabilities,
      ...(clientInfo !== undefined && { clientInfo }),
      logLevel,
      progressToken,
    },
  };
}

function faulty(meta: Members, key: string, type: string): { readonly error: McpError } {
  return invalid(key, meta[key] === undefined ? 'is missing' : `is no ${type}`);
}

function invalid(key: string, problem: string): { readonly error: McpError } {
  const message = `Invalid params: ${key} ${problem}; since 2026-07-28 every request says in its _meta what it is of.`;
  return { error: { code: mcpCodes.invalidParams, message, data: { envelope: { key, problem } } } };
}
