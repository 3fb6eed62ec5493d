/** Method and path of MCP as plain JSON over REST, for callers that speak no MCP. The SDK needs none of it. */
export const mcpOperationRoutes = {
  'mcp.initialize': 'POST /mcp/v1/initialize',
  'mcp.tools': 'POST /mcp/v1/tools/list',
  'mcp.call': 'POST /mcp/v1/tools/call',
  'mcp.resources': 'POST /mcp/v1/resources/list',
  'mcp.read': 'POST /mcp/v1/resources/read',
  'mcp.prompts': 'POST /mcp/v1/prompts/list',
  'mcp.prompt': 'POST /mcp/v1/prompts/get',
  'mcp.subscriptions': 'POST /mcp/v1/subscriptions',
  'mcp.changes': 'GET /mcp/v1/sse/subscribe',
  'mcp.progress': 'GET /mcp/v1/sse/progress/{executionId}',
} as const;

export type McpOperationId = keyof typeof mcpOperationRoutes;
