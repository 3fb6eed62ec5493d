import type { AggregateView } from './aggregate-view.js';
import type { McpEndpoint } from './mcp-endpoint.js';

/** What MCP clients can talk to, by their URLs. */
export interface McpEndpoints {
  /** `/mcp`: all services of a principal, and the discovery tools. */
  aggregate(view: AggregateView): McpEndpoint;
  /** `/mcp/{connectionId}`: the service of one connection, as it is. */
  connection(connectionId: string): McpEndpoint;
  /** `/mcp/service/{serviceId}`: the same over the principal's connection with the service, made where there is none. */
  service(serviceId: string): McpEndpoint;
}
