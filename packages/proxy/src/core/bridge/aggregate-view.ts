/** How an MCP client sees all services of a principal at once. Part of the endpoint's URL: each view is a server of its own. */
export interface AggregateView {
  /** `search`: nothing but the discovery tools, for models with small contexts; the others are found and called by them. */
  readonly tools: 'all' | 'search';
  /** `plain`: a service's own names, but for those that two services have. */
  readonly names: 'prefixed' | 'plain';
  /** Patterns (`*` for any characters) of tool names as they are listed; empty allows all. */
  readonly allow: readonly string[];
  /** Win over `allow`. */
  readonly deny: readonly string[];
}
