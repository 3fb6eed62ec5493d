import type { ClientMessage } from './client-message.js';
import type { JsonRpcId } from './json-rpc-id.js';

type Members = Readonly<Record<string, unknown>>;

/** Where the envelope of 2026-07-28 says which revision a request is of. */
const versionKey = 'io.modelcontextprotocol/protocolVersion';

/** @returns undefined for what is no JSON-RPC message */
export function readClientMessage(line: Buffer): ClientMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
  if (Array.isArray(value)) {
    const ids = value.filter(isRequest).map(({ id }) => id as JsonRpcId);
    return { line, kind: 'batch', ids, method: '', params: {}, version: undefined };
  }
  if (!isMembers(value)) return undefined;
  const { id, method } = value;
  if (typeof method !== 'string') {
    const isAnswer = isId(id) && ('result' in value || 'error' in value);
    return isAnswer
      ? { line, kind: 'answer', ids: [id], method: '', params: {}, version: undefined }
      : undefined;
  }
  const params = isMembers(value['params']) ? value['params'] : {};
  const meta = isMembers(params['_meta']) ? params['_meta'] : {};
  const version = meta[versionKey];
  return {
    line,
    kind: isId(id) ? 'request' : 'notification',
    ids: isId(id) ? [id] : [],
    method,
    params,
    version: typeof version === 'string' ? version : undefined,
  };
}

function isRequest(value: unknown): value is Members {
  return isMembers(value) && typeof value['method'] === 'string' && isId(value['id']);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
