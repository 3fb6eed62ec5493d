import type { McpEndpoint } from '../../core/bridge/mcp-endpoint.js';
import type { Logger } from '../../core/logger.js';
import type { Principal } from '../../core/principal.js';
import type { McpLimits } from './mcp-limits.js';
import type { McpRequest } from './mcp-request.js';
import type { Accepts } from './rpc/read-accept.js';

/** A request of HTTP to an endpoint, as far as both eras see it the same. */
export interface McpExchange {
  readonly request: McpRequest;
  readonly accepts: Accepts;
  readonly principal: Principal;
  /** The principal is new with this request: nothing has shown who it is. */
  readonly isStranger: boolean;
  /** The endpoint, as its URL names it. */
  readonly place: string;
  /** Whether it is the one for all services, which has tools of its own. */
  readonly isAggregate: boolean;
  readonly endpoint: () => McpEndpoint;
}

/** What serves all exchanges. */
export interface McpServing {
  readonly limits: McpLimits;
  readonly logger: Logger;
  readonly closing: AbortSignal;
}
