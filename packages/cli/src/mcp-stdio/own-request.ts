import type { ClientMessage } from './client-message.js';

/** A request that is not the client's, under an id that no client has. */
export function ownRequest(
  method: string,
  params: Readonly<Record<string, unknown>>,
): ClientMessage {
  const id = `nanda-${Math.random().toString(36).slice(2)}`;
  const line = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  return { line, kind: 'request', ids: [id], method, params, version: undefined };
}
