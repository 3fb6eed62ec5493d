import type { McpTarget } from '../mcp-stdio/mcp-target.js';

/** What is typed after `nanda` for an MCP server with these wishes. */
export function mcpWords({
  connection,
  service,
  tools,
  names,
  allow = [],
  deny = [],
  url,
  profile,
}: McpTarget & {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
}): string[] {
  const option = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`--${name}`, value];
  return [
    'mcp',
    ...option('tools', tools),
    ...option('names', names),
    ...allow.flatMap((pattern) => option('allow', pattern)),
    ...deny.flatMap((pattern) => option('deny', pattern)),
    ...option('connection', connection),
    ...option('service', service),
    ...option('url', url),
    ...option('profile', profile),
  ];
}
