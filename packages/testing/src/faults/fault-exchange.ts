import type { InterceptedExchange } from '../start-http-service.js';
import type { ProtocolEraName } from '../protocol-era-name.js';

/** An exchange with the service, with what a fault wants to know of it. */
export type FaultExchange = InterceptedExchange & {
  readonly era: ProtocolEraName;
  /** The `id` of the JSON-RPC request; undefined for notifications and where there is no body. */
  readonly id: string | number | undefined;
  /** The parameters of the JSON-RPC message; empty where there are none. */
  readonly params: Readonly<Record<string, unknown>>;
  /** `Mcp-Session-Id`, as it was sent. */
  readonly sessionId: string | undefined;
  readonly lastEventId: string | undefined;
  readonly progressToken: string | number | undefined;
};
