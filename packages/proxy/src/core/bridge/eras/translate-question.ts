import { randomUUID } from 'node:crypto';
import type { McpRequest } from '../../mcp-message.js';
import type { EraCrossing } from './era-crossing.js';
import { metaKeys } from './meta-keys.js';
import { withoutMeta } from './without-meta.js';

/** Members of what a service asks its client that the newer era has no more. */
const gone = ['elicitationId', 'task'];

/** What a service asks its client, for a client of the other era. */
export function translateQuestion(request: McpRequest, { from, to }: EraCrossing): McpRequest {
  if (from === to) return request;
  const { method, signal } = request;
  const params = withoutMeta(request.params, [...metaKeys[from], 'progressToken']);
  if (to === 'modern') {
    const kept = Object.entries(params).filter(([name]) => !gone.includes(name));
    return { method, signal, params: Object.fromEntries(kept) };
  }
  const needsId =
    method === 'elicitation/create' &&
    params['mode'] === 'url' &&
    !Object.hasOwn(params, 'elicitationId');
  // The older era demands one; nobody will ever tell that it is complete, which it allows.
  return {
    method,
    signal,
    params: needsId ? { ...params, elicitationId: randomUUID() } : params,
  };
}
