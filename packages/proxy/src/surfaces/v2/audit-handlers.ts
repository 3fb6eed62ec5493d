import type { AuditLog } from '../../core/audit/audit-log.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';
import type { OperationHandlers } from '../http/operation-handler.js';

/** The audit log on the v2 surface. */
export function createAuditHandlers({
  audit,
}: {
  readonly audit: Pick<AuditLog, 'list'>;
}): OperationHandlers<'audit.list'> {
  return {
    'audit.list': async ({ query }, { principal }) => {
      checkReader(principal);
      return { data: [...(await audit.list(query))] };
    },
  };
}

/** It tells of everybody: a client that is nobody in particular has no permissions that could be missing, and no business here. */
function checkReader({ kind, access }: Principal): void {
  if (kind === 'local' || access?.permissions.has('audit:read') === true) return;
  throw new NandaError(
    'FORBIDDEN',
    'Only who looks after this proxy reads its audit log: with its own token, or an account whose role allows it.',
    { details: { permission: 'audit:read' } },
  );
}
