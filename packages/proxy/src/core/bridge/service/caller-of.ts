import { isObject } from '../../is-object.js';
import type { McpCaller } from '../../mcp-caller.js';
import type { McpClient } from '../mcp-endpoint.js';

const tasksExtension = 'io.modelcontextprotocol/tasks';

/**
 * What the service is told of a client: what the client says of itself. Only tasks of the newer era's extension are left
 * out for a client of the older one, which could not be handed the results of such.
 */
export function callerOf({ era, clientInfo, capabilities }: McpClient): McpCaller {
  return {
    ...(clientInfo !== undefined && { clientInfo }),
    capabilities: era === 'legacy' ? withoutTasks(capabilities) : capabilities,
  };
}

function withoutTasks(capabilities: McpCaller['capabilities']): McpCaller['capabilities'] {
  const { extensions } = capabilities;
  if (!isObject(extensions) || !Object.hasOwn(extensions, tasksExtension)) return capabilities;
  const { [tasksExtension]: _, ...kept } = extensions;
  return { ...capabilities, extensions: kept };
}
