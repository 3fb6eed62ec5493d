import type { Permission } from '@nanda/protocol';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';

/** @throws NandaError FORBIDDEN, which names what is missing (`details.permission`) */
export function checkPermission({ access }: Principal, permission: Permission | undefined): void {
  if (permission === undefined || access === undefined) return;
  if (access.permissions.has(permission)) return;
  throw new NandaError(
    'FORBIDDEN',
    `This needs the scope "${permission}", which your token, your key or the roles of your account do not have. Use a key that has it, or ask whoever looks after the proxy.`,
    { details: { permission } },
  );
}
