import { isObject } from '../../../core/is-object.js';
import type { McpAnswer } from '../../../core/mcp-message.js';
import { readRpcId } from './read-rpc-id.js';
import type { RpcMessage } from './rpc-message.js';

/** Undefined for what is no message of JSON-RPC as MCP has it: ids are texts or numbers, parameters have names. */
export function readRpcMessage(value: unknown): RpcMessage | undefined {
  if (!isObject(value) || value['jsonrpc'] !== '2.0') return undefined;
  const { method, params = {} } = value;
  const hasId = Object.hasOwn(value, 'id');
  const id = readRpcId(value);
  if (method === undefined) {
    const answer = readAnswer(value);
    return id === undefined || answer === undefined ? undefined : { kind: 'response', id, answer };
  }
  if (typeof method !== 'string' || !isObject(params)) return undefined;
  if (!hasId) return { kind: 'notification', method, params };
  return id === undefined ? undefined : { kind: 'request', id, method, params };
}

function readAnswer({ result, error }: Readonly<Record<string, unknown>>): McpAnswer | undefined {
  if (isObject(result)) return { result };
  if (!isObject(error)) return undefined;
  const { code, message, data } = error;
  if (typeof code !== 'number' || typeof message !== 'string') return undefined;
  return { error: { code, message, ...(data !== undefined && { data }) } };
}
