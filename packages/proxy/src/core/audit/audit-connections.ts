import type { Connections } from '../connections/connections.js';
import { NandaError } from '../nanda-error.js';
import { ownerOf } from '../owner-of.js';
import { principalKey } from '../principal-key.js';
import type { AuditLog } from './audit-log.js';

/** The same use cases, with an entry for each connection that would have led where callers may not go. */
export function auditConnections(
  connections: Connections,
  { audit }: { readonly audit: Pick<AuditLog, 'record'> },
): Connections {
  return {
    ...connections,
    get active() {
      return connections.active;
    },
    async connect(request, principal) {
      try {
        return await connections.connect(request, principal);
      } catch (error) {
        if (error instanceof NandaError && error.code === 'BLOCKED_ADDRESS') {
          audit.record({
            type: 'address.blocked',
            outcome: 'refused',
            actor: principalKey(ownerOf(principal)),
            target: request.serviceId,
            failure: error,
            details: { code: error.code, ...error.details },
          });
        }
        throw error;
      }
    },
  };
}
