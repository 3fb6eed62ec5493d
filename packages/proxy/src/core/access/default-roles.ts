import { permissions } from '@nanda/protocol/facts';
import type { Role } from './role.js';

/** Only who looks after the proxy may do these. */
const ofAdministrators: ReadonlySet<string> = new Set(['audit:read', 'accounts:admin']);

/** The roles that there always are: `user` is everybody's, `admin` may do all. */
export const defaultRoles: Readonly<Record<'user' | 'admin', Role>> = {
  user: { permissions: new Set(permissions.filter((each) => !ofAdministrators.has(each))) },
  admin: { permissions: new Set(permissions) },
};
