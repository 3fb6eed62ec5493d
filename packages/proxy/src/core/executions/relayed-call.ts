import type { LineRequest } from '../connections/line-request.js';
import type { UpstreamRelayRequest } from '../connections/upstream-connector.js';

/** A `tools/call` of an MCP client, to be handed on as it is. */
export interface RelayedCall extends Omit<UpstreamRelayRequest, 'method' | 'caller'> {
  readonly connectionId: string;
  /** `params.name` */
  readonly toolName: string;
  readonly line: LineRequest;
}
