/** The levels of MCP's log messages, the least first. */
export const mcpLogLevels = [
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
] as const;

export type McpLogLevel = (typeof mcpLogLevels)[number];
