import type { AuditOutcome } from '@nanda/protocol';
import type { Generated } from 'kysely';

/** The tables of the audit log. */
export interface AuditTables {
  audit_events: {
    seq: Generated<number>;
    /** Milliseconds of the epoch. */
    at: number;
    type: string;
    outcome: AuditOutcome;
    actor: string | null;
    remote_address: string | null;
    request_id: string | null;
    target: string | null;
    /** JSON. */
    details: string | null;
    hash: Uint8Array;
  };
  /** One row. */
  audit_start: { id: number; seq: number; hash: Uint8Array };
}
