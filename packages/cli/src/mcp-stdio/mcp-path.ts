import type { McpTarget } from './mcp-target.js';

/** Path and query of an MCP server at a proxy. A connection has to be named by its id here. */
export function mcpPath({ connection, service, tools, names, allow, deny }: McpTarget): string {
  if (connection !== undefined) return `/mcp/${encodeURIComponent(connection)}`;
  if (service !== undefined) return `/mcp/service/${encodeURIComponent(service)}`;
  const pairs: [string, string][] = [
    ...(tools === undefined ? [] : [pair('tools', tools)]),
    ...(names === undefined ? [] : [pair('names', names)]),
    ...(allow ?? []).map((pattern) => pair('allow', pattern)),
    ...(deny ?? []).map((pattern) => pair('deny', pattern)),
  ];
  return pairs.length === 0 ? '/mcp' : `/mcp?${new URLSearchParams(pairs).toString()}`;
}

function pair(name: string, value: string): [string, string] {
  return [name, value];
}
