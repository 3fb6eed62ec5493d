import type { AccessRules } from '../accounts/access-rules.js';
import type { Access } from './access.js';
import { defaultRoles } from './default-roles.js';
import { joinRoles } from './join-roles.js';
import { narrowAccess } from './narrow-access.js';
import type { Role } from './role.js';

export interface AccessRulesOptions extends Pick<AccessRules, 'rateOf'> {
  /** Roles beside `user` and `admin`, or in their place. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** What roles and scopes come to. The role `user` is everybody's; what others allow comes on top. */
export function createAccessRules({ roles, rateOf }: AccessRulesOptions): AccessRules {
  const all: ReadonlyMap<string, Role> = new Map([...Object.entries(defaultRoles), ...roles]);
  const known = new Map<string, Access>();

  function joined(names: readonly string[]): Access {
    const key = JSON.stringify(names);
    const access = known.get(key) ?? joinRoles(names.flatMap((name) => all.get(name) ?? []));
    // Roles are few; accounts that put them together in ever new ways start anew.
    if (known.size >= 256) known.clear();
    known.set(key, access);
    return access;
  }

  return {
    ofAccount: ({ roles: own, plan }) => ({ ...joined(['user', ...own]), plan }),
    narrow: narrowAccess,
    roles: [...all.keys()],
    rateOf,
  };
}
