import { isObject } from '../../core/is-object.js';
import { readRpcError } from '../errors/read-rpc-error.js';
import type { RpcErrorObject } from '../errors/rpc-error.js';

const methodNotFound = -32_601;
const headerMismatch = -32_020;
const missingCapability = -32_021;
const unsupportedVersion = -32_022;

/**
 * The refusal of `server/discover` that says that the service is of the newer era, where it is one: an older one knows
 * neither these codes nor 404 for a method that it does not have. What names the versions that it speaks is none: the SDK knows what to do with it.
 */
export function findModernRefusal({
  status,
  text,
}: {
  readonly status: number;
  readonly text: string;
}): RpcErrorObject | undefined {
  const rpc = readRpcError(text);
  if (!rpc) return undefined;
  if (status === 404) return rpc.code === methodNotFound ? rpc : undefined;
  if (status !== 400) return undefined;
  if (rpc.code === unsupportedVersion) return isWithVersions(rpc.data) ? undefined : rpc;
  return rpc.code === headerMismatch || rpc.code === missingCapability ? rpc : undefined;
}

function isWithVersions(data: unknown): boolean {
  const supported = isObject(data) ? data['supported'] : undefined;
  return Array.isArray(supported) && supported.some((version) => typeof version === 'string');
}
