/**
 * What a service's endpoint answered when it was last looked at. `auth_required` is alive and wants
 * credentials; `not_mcp` answers, but speaks no MCP; `unknown`: nobody has looked.
 */
export const serviceHealthStates = ['up', 'auth_required', 'not_mcp', 'down', 'unknown'] as const;

/** What the endpoint of a service answered when it was last looked at. */
export type ServiceHealthState = (typeof serviceHealthStates)[number];
