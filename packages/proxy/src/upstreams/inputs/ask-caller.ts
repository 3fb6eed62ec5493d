import type { ClientCapability } from '@nanda/protocol';

import type { McpAnswer, McpRequest } from '../../core/mcp-message.js';
import type { RunningCall } from '../session/create-calls.js';
import { inputKindOf } from './input-kind-of.js';

const failureCodes: Record<ClientCapability, number> = {
  elicitation: -32_603,
  roots: -32_603,
  // What MCP shows for a user who rejects it.
  sampling: -1,
};

/**
 * Asks whoever made the call. Undefined where the call has ended first, or the question was taken back: then the caller
 * is told so by the signal. A caller who cannot answer is an error for the service.
 */
export async function askCaller(
  call: RunningCall,
  { method, params, signal }: McpRequest,
): Promise<McpAnswer | undefined> {
  const withdrawn = new AbortController();
  const withdraw = (): void => withdrawn.abort();
  if (signal.aborted || call.hasEnded) return undefined;
  signal.addEventListener('abort', withdraw, { once: true });
  const gone = new Promise<undefined>((resolve) => {
    withdrawn.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  void call.ended.then(withdraw);
  const asked = (async (): Promise<McpAnswer> => {
    try {
      const { onRequest } = call.listener;
      if (!onRequest) throw new Error('Nobody is asked.');
      return await onRequest({ method, params, signal: withdrawn.signal });
    } catch {
      const kind = inputKindOf(method);
      const code = kind === undefined ? -32_603 : failureCodes[kind];
      return { error: { code, message: 'The request could not be answered.' } };
    }
  })();
  try {
    return await Promise.race([asked, gone]);
  } finally {
    signal.removeEventListener('abort', withdraw);
  }
}
