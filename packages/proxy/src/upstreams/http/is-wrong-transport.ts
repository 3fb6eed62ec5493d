import { findHttpError } from '../errors/find-http-error.js';
import { readRpcError } from '../errors/read-rpc-error.js';

/** Codes that only a service of the newer era answers with. */
const modernCodes = new Set([-32_020, -32_021, -32_022, -32_601]);

/** Whether an answer says that the service is spoken to over another transport: 400, 404 or 405 without a modern error. */
export function isWrongTransport(error: unknown): boolean {
  const http = findHttpError(error);
  if (http?.status !== 400 && http?.status !== 404 && http?.status !== 405) return false;
  const code = readRpcError(http.text)?.code;
  return code === undefined || !modernCodes.has(code);
}
