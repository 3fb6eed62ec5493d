import { checkPermission } from '../access/check-permission.js';
import { isNarrowed } from '../access/is-narrowed.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { permissionOfMethod } from './permission-of-method.js';

/** About calls that were allowed when they were made. */
const ofTasks = /^tasks\/(?:get|list|result|cancel|update)$/;

/**
 * Whether a request may be handed on that is no call of a tool with a name: nothing looks at what it asks for, so
 * whoever may call some tools only can send what is known to call none.
 *
 * @throws NandaError FORBIDDEN
 */
export function checkMethod(method: string, principal: Principal): void {
  const permission = permissionOfMethod(method);
  checkPermission(principal, permission);
  if (permission !== 'tools:call' || ofTasks.test(method)) return;
  if (principal.access === undefined || !isNarrowed(principal.access)) return;
  throw new NandaError(
    'FORBIDDEN',
    `Your token, key or role allows some tools only, and "${method.slice(0, 100)}" could call any. Use one that has the scope "tools:call".`,
    { details: { permission: 'tools:call' } },
  );
}
