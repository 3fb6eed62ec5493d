import type { Permission } from '@nanda/protocol';
import type { Access } from '../access/access.js';

/** What a scope comes to for somebody who may do this: the permissions and tools, one by one. */
export function listScope(
  scope: readonly string[],
  { access }: { readonly access: Access },
): readonly string[] {
  const may = (permission: string): boolean => access.permissions.has(permission as Permission);
  const listed = scope.flatMap((item) => {
    if (item === '*') return [...access.permissions];
    return may(item) || (item.startsWith('tools:call:') && may('tools:call')) ? [item] : [];
  });
  return [...new Set(listed)];
}
