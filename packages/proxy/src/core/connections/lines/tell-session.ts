import type { McpAnswer } from '../../mcp-message.js';
import { connectionErrors } from '../connection-errors.js';
import type { UpstreamSession } from '../upstream-connector.js';

export interface SessionTelling {
  readonly params: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** Changes the state of a session by a request, in the way of its era. */
export async function tellSession(
  session: UpstreamSession | undefined,
  method: 'resources/subscribe' | 'resources/unsubscribe' | 'logging/setLevel',
  { params, signal }: SessionTelling,
): Promise<McpAnswer> {
  if (session === undefined) throw connectionErrors.lost('It has to be opened again.');
  const { uri } = params;
  if (session.facts.era === 'modern' && typeof uri === 'string') {
    if (method === 'resources/subscribe') await session.subscribe(uri, signal);
    else await session.unsubscribe(uri, signal);
    return { result: {} };
  }
  return session.relay({
    method,
    params,
    signal,
    wantsProgress: false,
    // What it says is of no request of a client.
    onNotification: () => undefined,
  });
}
