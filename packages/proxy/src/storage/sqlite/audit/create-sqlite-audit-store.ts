import type { AuditEvent } from '@nanda/protocol';
import type { Selectable } from 'kysely';
import type { AuditStore } from '../../../core/audit/audit-store.js';
import { runAtOnce } from '../run-at-once.js';
import type { StoreHandle } from '../store-handle.js';
import type { StoreTables } from '../store-tables.js';
import { createAuditWriter } from './create-audit-writer.js';
import { pruneAudit } from './prune-audit.js';
import { verifyAuditChain } from './verify-audit-chain.js';

/**
 * The audit log in SQLite. Triggers refuse to change a row, and to delete one that lies after the start of the log; the chain of
 * hashes shows what was done around them. Whoever can write the file and knows this can chain all of it anew: then only a
 * copy elsewhere tells, such as the file of `audit.file`, whose lines hold the hashes.
 */
export function createSqliteAuditStore(handle: StoreHandle): AuditStore {
  const { kysely, database } = handle;
  const write = createAuditWriter(database);

  return {
    append: (events) => runAtOnce(handle, () => write(events)),
    async list({ type, actor, before, limit }) {
      const rows = await kysely
        .selectFrom('audit_events')
        .selectAll()
        .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
        .$if(actor !== undefined, (query) => query.where('actor', '=', actor ?? ''))
        .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toEvent);
    },
    verify: () => verifyAuditChain(kysely),
    prune: (limits) => pruneAudit(kysely, limits),
  };
}

function toEvent(row: Selectable<StoreTables['audit_events']>): AuditEvent {
  const { seq, at, type, outcome, actor, remote_address, request_id, target, details } = row;
  return {
    seq,
    at: new Date(at).toISOString(),
    type,
    outcome,
    ...(actor !== null && { actor }),
    ...(remote_address !== null && { remoteAddress: remote_address }),
    ...(request_id !== null && { requestId: request_id }),
    ...(target !== null && { target }),
    ...(details !== null && { details: JSON.parse(details) as Record<string, unknown> }),
  };
}
