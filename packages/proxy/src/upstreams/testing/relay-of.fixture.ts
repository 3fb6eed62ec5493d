import type { UpstreamRelayRequest } from '../../core/connections/upstream-connector.js';

/** A request of a client that wants no progress, and cannot be asked for anything. */
export function relayOf(
  method: string,
  options: Partial<UpstreamRelayRequest> = {},
): UpstreamRelayRequest {
  return {
    method,
    params: {},
    wantsProgress: false,
    signal: AbortSignal.timeout(20_000),
    onNotification: () => undefined,
    ...options,
  };
}
