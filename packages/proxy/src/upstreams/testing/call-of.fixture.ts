import type { UpstreamCallRequest } from '../../core/connections/upstream-connector.js';

/** A call of any tool, whose caller cannot be asked for anything. */
export function callOf(options: Partial<UpstreamCallRequest> = {}): UpstreamCallRequest {
  return {
    tool: { name: 'any', inputSchema: { type: 'object' } },
    parameters: {},
    signal: AbortSignal.timeout(20_000),
    onProgress: () => undefined,
    onLog: () => undefined,
    onInput: () => Promise.reject(new Error('Nobody is asked.')),
    ...options,
  };
}
