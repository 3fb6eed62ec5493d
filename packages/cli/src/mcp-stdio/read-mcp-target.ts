import type { OptionValues } from '../options/option-table.js';
import { checkMcpTarget } from './check-mcp-target.js';
import type { mcpFilterOptions } from './mcp-filter-options.js';
import type { McpTarget } from './mcp-target.js';

/** Which server the options mean. @throws CliError `USAGE_ERROR` for those that contradict each other */
export function readMcpTarget({
  connection,
  service,
  tools,
  names,
  allow,
  deny,
}: OptionValues<typeof mcpFilterOptions>): McpTarget {
  const target = { connection, service, tools, names, allow, deny };
  checkMcpTarget(target);
  return target;
}
