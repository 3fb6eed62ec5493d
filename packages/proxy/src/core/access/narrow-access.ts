import type { Access } from './access.js';
import { readScopes } from './read-scopes.js';

/** What is left of an access for a token or a key with these scopes. Never more. */
export function narrowAccess(access: Access, scope: readonly string[]): Access {
  const { permissions, tools } = readScopes(scope);
  return {
    ...access,
    permissions: new Set([...access.permissions].filter((each) => permissions?.has(each) ?? true)),
    tools: tools === undefined ? access.tools : { allow: tools, within: access.tools },
  };
}
