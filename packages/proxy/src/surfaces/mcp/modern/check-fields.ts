import { decodeField } from '../../../core/bridge/eras/decode-field.js';
import { mcpCodes } from '../../../core/bridge/eras/mcp-codes.js';
import type { McpError } from '../../../core/mcp-message.js';
import { mcpFields } from '../mcp-fields.js';
import type { McpRequest } from '../mcp-request.js';
import type { RpcNotification, RpcRequest } from '../rpc/rpc-message.js';

/** Which parameter `Mcp-Name` mirrors (2026-07-28 basic/transports/streamable-http; the last three are of the tasks extension). */
const named: ReadonlyMap<string, string> = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
  ['tasks/get', 'taskId'],
  ['tasks/update', 'taskId'],
  ['tasks/cancel', 'taskId'],
]);

/**
 * What is wrong with the header fields that mirror the body: whoever is in between goes by them. Undefined where nothing
 * is. Of a notification none is required.
 *
 * @param options `version`: as the body says it
 */
export function checkFields(
  { headers }: Pick<McpRequest, 'headers'>,
  {
    message,
    version,
  }: {
    readonly message: RpcRequest | RpcNotification;
    readonly version: string | undefined;
  },
): McpError | undefined {
  const isRequired = message.kind === 'request';
  return (
    check('MCP-Protocol-Version', headers.get(mcpFields.protocolVersion), {
      value: version,
      isRequired,
    }) ??
    check('Mcp-Method', headers.get(mcpFields.method), { value: message.method, isRequired }) ??
    checkName(headers.get(mcpFields.name), message)
  );
}

function checkName(
  field: string | null,
  message: RpcRequest | RpcNotification,
): McpError | undefined {
  const parameter = named.get(message.method);
  if (message.kind !== 'request' || parameter === undefined) return undefined;
  const value = message.params[parameter];
  // What else it is than a text is told by whoever reads it.
  if (typeof value !== 'string') return undefined;
  if (field === null) return mismatch('Mcp-Name is missing');
  const decoded = decodeField(field.trim());
  if (decoded === undefined) return mismatch('Mcp-Name is not encoded as it has to be');
  return decoded === value ? undefined : mismatch('Mcp-Name does not say what the body says');
}

function check(
  name: string,
  field: string | null,
  { value, isRequired }: { readonly value: string | undefined; readonly isRequired: boolean },
): McpError | undefined {
  if (field === null) return isRequired ? mismatch(`${name} is missing`) : undefined;
  if (value === undefined || field.trim() === value) return undefined;
  return mismatch(`${name} does not say what the body says`);
}

function mismatch(problem: string): McpError {
  return { code: mcpCodes.headerMismatch, message: `Header mismatch: ${problem}.` };
}
