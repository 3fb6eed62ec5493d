import type { McpEndpoint } from '../../core/bridge/mcp-endpoint.js';
import type { Principal } from '../../core/principal.js';
import { plainClient } from './plain-client.js';
import { toPlainError } from './to-plain-error.js';

export interface AskEndpointOptions {
  readonly principal: Principal;
  readonly params: Readonly<Record<string, unknown>>;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
}

/**
 * One request of MCP and its result, without what belongs to MCP's own wire.
 *
 * @throws NandaError
 */
export async function askEndpoint(
  endpoint: McpEndpoint,
  method: string,
  { principal, params, signal }: AskEndpointOptions,
): Promise<Record<string, unknown>> {
  const { client, outlet } = plainClient(principal);
  const dialog = endpoint.open(client, outlet);
  try {
    const answer = await dialog.answer({
      method,
      params,
      wantsProgress: false,
      signal,
      notify: outlet.notify,
      ask: outlet.ask,
    });
    if ('error' in answer) throw toPlainError(answer.error, { method });
    const { resultType: _, ttlMs: __, cacheScope: ___, ...result } = answer.result;
    return result;
  } finally {
    await dialog.close();
  }
}
