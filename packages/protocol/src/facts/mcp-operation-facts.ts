import { mcpOperationRoutes, type McpOperationId } from './mcp-operation-routes.js';
import type { OperationFacts, OperationTraits } from './operation-facts.js';
import { readRoute } from './read-route.js';

const traits: Readonly<Record<McpOperationId, OperationTraits>> = {
  'mcp.initialize': { auth: 'public', permission: 'connections:read', status: 200 },
  'mcp.tools': { auth: 'owner', permission: 'connections:read', status: 200 },
  // What a tool wants is told by which it is: the discovery tools do what other operations do.
  'mcp.call': { auth: 'owner', status: 200, mayGoOn: true },
  'mcp.resources': { auth: 'owner', permission: 'connections:read', status: 200 },
  'mcp.read': { auth: 'owner', permission: 'connections:read', status: 200 },
  'mcp.prompts': { auth: 'owner', permission: 'connections:read', status: 200 },
  'mcp.prompt': { auth: 'owner', permission: 'connections:read', status: 200 },
  'mcp.subscriptions': { auth: 'owner', permission: 'connections:read', status: 200 },
  'mcp.changes': {
    auth: 'owner',
    permission: 'connections:read',
    status: 200,
    stream: 'mcp-changes',
  },
  'mcp.progress': {
    auth: 'owner',
    permission: 'connections:read',
    status: 200,
    stream: 'execution-events',
  },
};

/** What is fixed about MCP as plain JSON over REST. */
export const mcpOperationFacts = Object.fromEntries(
  Object.entries(mcpOperationRoutes).map(([id, route]) => [
    id,
    { ...readRoute(route), ...traits[id as McpOperationId] },
  ]),
) as Readonly<Record<McpOperationId, OperationFacts>>;
