import type { OutgoingHttpHeaders } from 'node:http';
import type { ClientMessage } from './client-message.js';
import { encodeHeaderValue } from './encode-header-value.js';

/** Which member of a request `Mcp-Name` repeats. */
const namedBy = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
  ['tasks/get', 'taskId'],
  ['tasks/update', 'taskId'],
  ['tasks/cancel', 'taskId'],
]);

/** The standard header fields of a message of 2026-07-28: what is in it, for those who do not read bodies. */
export function modernHeaders({
  method,
  params,
  version,
}: Pick<ClientMessage, 'method' | 'params' | 'version'>): OutgoingHttpHeaders {
  const name = params[namedBy.get(method) ?? ''];
  return {
    ...(version !== undefined && { 'mcp-protocol-version': encodeHeaderValue(version) }),
    ...(method !== '' && { 'mcp-method': encodeHeaderValue(method) }),
    ...(typeof name === 'string' && { 'mcp-name': encodeHeaderValue(name) }),
  };
}
