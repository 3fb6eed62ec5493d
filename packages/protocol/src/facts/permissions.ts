/** What a caller may be let do. A scope is one of them, or `*` for all that its owner may. */
export const permissions = [
  'catalog:read',
  'catalog:write',
  'connections:read',
  'connections:write',
  'tools:call',
  'credentials:read',
  'credentials:write',
  'account:read',
  'account:write',
  'audit:read',
  'accounts:admin',
] as const;

/** What a caller may be let do. */
export type Permission = (typeof permissions)[number];
