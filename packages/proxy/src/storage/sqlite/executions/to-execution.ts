import type { Selectable } from 'kysely';
import type { StoredExecution } from '../../../core/executions/execution-repository.js';
import { readOwner } from '../read-owner.js';
import type { StoreTables } from '../store-tables.js';
import type { executionColumns } from './execution-columns.js';

type Columns = Selectable<StoreTables['executions']>;

export type ExecutionRow = Pick<Columns, (typeof executionColumns.listed)[number]> &
  Partial<Pick<Columns, 'parameters'>>;

export function toExecution(row: ExecutionRow): StoredExecution {
  const { parameters = null } = row;
  return {
    id: row.id,
    owner: readOwner(row.owner),
    connectionId: row.connection_id,
    serviceId: row.service_id,
    toolName: row.tool_name,
    state: row.state,
    startedAt: new Date(row.started_at).toISOString(),
    ...(row.ended_at !== null && { endedAt: new Date(row.ended_at).toISOString() }),
    ...(parameters !== null && { parameters }),
    ...(row.error !== null && { error: row.error }),
    ...(row.metadata !== null && { metadata: row.metadata }),
    ...(row.key_scope !== null &&
      row.key_parameters !== null && {
        idempotency: { scope: row.key_scope, parameters: row.key_parameters },
      }),
    ...(row.position !== null && { position: row.position }),
    lastSeq: row.last_seq,
  };
}
