import type { Access } from './access.js';
import type { Role } from './role.js';

/** What somebody with these roles may do: all that any of them gives, but what any of them denies. */
export function joinRoles(roles: readonly Role[]): Access {
  const calling = roles.filter(({ permissions }) => permissions.has('tools:call'));
  const callsAll = calling.some(({ tools }) => tools?.allow === undefined);
  const deny = roles.flatMap(({ tools }) => tools?.deny ?? []);
  return {
    permissions: new Set(roles.flatMap(({ permissions }) => [...permissions])),
    tools: {
      ...(!callsAll && { allow: calling.flatMap(({ tools }) => tools?.allow ?? []) }),
      ...(deny.length > 0 && { deny }),
    },
  };
}
