import type { AuditEventType, AuditOutcome } from '@nanda/protocol';
import type { AuditLog } from '../audit/audit-log.js';
import { principalKey } from '../principal-key.js';
import type { Visit } from './visit.js';

export interface AccountEvent {
  readonly type: AuditEventType;
  readonly outcome?: AuditOutcome;
  readonly visit: Visit;
  /** Who did it: the id of an account, or a `principalKey`. */
  readonly userId?: string | undefined;
  readonly actor?: string | undefined;
  readonly target?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Tells the audit log what has happened to an account. @param event `outcome` is success where it is not given */
export function recordEvent(
  audit: Pick<AuditLog, 'record'> | undefined,
  { type, outcome = 'success', visit, userId, actor, target, details }: AccountEvent,
): void {
  audit?.record({
    type,
    outcome,
    actor: userId === undefined ? actor : principalKey({ kind: 'user', userId }),
    remoteAddress: visit.remoteAddress,
    requestId: visit.requestId,
    target,
    details,
  });
}
