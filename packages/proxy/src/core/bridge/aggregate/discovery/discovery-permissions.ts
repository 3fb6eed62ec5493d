import type { Permission } from '@nanda/protocol';

/** What each tool of our own does, as the contract's operations have it. */
export const discoveryPermissions: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ['search_services', 'catalog:read'],
  ['get_service', 'catalog:read'],
  ['connect_service', 'connections:write'],
  ['disconnect_service', 'connections:write'],
  ['list_connections', 'connections:read'],
  ['search_tools', 'connections:read'],
  ['execute_tool', 'tools:call'],
]);
