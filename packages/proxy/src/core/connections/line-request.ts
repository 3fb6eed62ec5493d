import type { McpCaller, McpEra } from '../mcp-caller.js';
import type { UpstreamOutlet } from './upstream-connector.js';

/**
 * Asks for a line: a session with the service of a connection for an MCP client, which the service knows by what the
 * client declares. The connection's own session is one where it fits.
 */
export interface LineRequest {
  /** The client's era; the service's is the same wherever it has it. */
  readonly era: McpEra;
  readonly caller: McpCaller;
  /**
   * The conversation that the line belongs to. In the older era that is the client's session, which has a line of its own
   * (over stdio it shares one process with all clients that declare the same). In the newer one it is a subscription, and
   * lines are shared by all clients that declare the same. Absent: nobody listens beside the request.
   */
  readonly dialog?: { readonly id: string; readonly outlet: UpstreamOutlet } | undefined;
}
