import type { ServiceRecord } from '../catalog/service-record.js';
import type { Principal } from '../principal.js';
import { connectionErrors } from './connection-errors.js';

/**
 * The local user's own services are theirs alone: a command of theirs, or a place in their network.
 *
 * @throws NandaError FORBIDDEN
 */
export function mayUse(record: ServiceRecord, principal: Principal): void {
  if (record.trust === 'local-user' && principal.kind !== 'local') {
    throw connectionErrors.notYours(record);
  }
}
