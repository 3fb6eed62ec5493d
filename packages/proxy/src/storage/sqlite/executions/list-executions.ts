import type { ExecutionState } from '@nanda/protocol';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type {
  ExecutionFilter,
  StoredExecution,
} from '../../../core/executions/execution-repository.js';
import type { Principal } from '../../../core/principal.js';
import { principalKey } from '../../../core/principal-key.js';
import type { StoreTables } from '../store-tables.js';
import { executionColumns } from './execution-columns.js';
import { type ExecutionRow, toExecution } from './to-execution.js';

export interface ListExecutionsOptions {
  readonly owner: Principal;
  readonly filter: ExecutionFilter;
}

/** Executions among which a rare one is searched at once; the last costs some milliseconds. */
const windowLengths = [1_000, 5_000, 20_000];

/** No moment is later, and none is earlier than as much before the epoch. */
const latest = Number.MAX_SAFE_INTEGER;

/** One page of an owner's executions, the newest first. */
export async function listExecutions(
  database: Kysely<StoreTables>,
  { owner, filter }: ListExecutionsOptions,
): Promise<StoredExecution[]> {
  const { limit, since, until, after } = filter;
  const options = { owner: principalKey(owner), filter };
  if (!isSearched(filter)) {
    return (await selectExecutions(database, options).limit(limit).execute()).map(toExecution);
  }
  // Whatever is asked for may be as rare as it likes: it is searched in windows, from the newest on,
  // between which others have their turn.
  const rows: ExecutionRow[] = [];
  let newest = Math.min(millisecondsOf(after?.startedAt, latest), millisecondsOf(until, latest));
  const oldest = millisecondsOf(since, -latest);
  for (let step = 0; ; step += 1) {
    const length = windowLengths[Math.min(step, windowLengths.length - 1)] ?? 0;
    const edge = await findEdge(database, { ...options, newest, length });
    const window = selectExecutions(database, options)
      .where('started_at', '<=', newest)
      .where('started_at', '>', edge ?? -latest);
    rows.push(...(await window.limit(limit - rows.length).execute()));
    if (edge === undefined || edge < oldest || rows.length >= limit) return rows.map(toExecution);
    newest = edge;
    await nextTurn();
  }
}

/** Whether it may pass over many executions that no index leaves out. */
function isSearched({ connectionId, serviceId, toolName, state }: ExecutionFilter): boolean {
  if (isUnfinished(state)) return false;
  if (state === 'completed') return true;
  return connectionId !== undefined || serviceId !== undefined || toolName !== undefined;
}

function isUnfinished(state: ExecutionState | undefined): boolean {
  return state === 'running' || state === 'input_required';
}

function millisecondsOf(time: string | undefined, otherwise: number): number {
  return time === undefined ? otherwise : Date.parse(time);
}

interface SelectOptions {
  /** A `principalKey`. */
  readonly owner: string;
  readonly filter: ExecutionFilter;
}

function selectExecutions(database: Kysely<StoreTables>, { owner, filter }: SelectOptions) {
  const { connectionId, serviceId, toolName, state, since, until, after } = filter;
  let query = database
    .selectFrom('executions')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .select(executionColumns.listed);
  // Few have not ended: the plus keeps SQLite from going through all of the owner's instead.
  query = isUnfinished(state)
    ? query.where(sql<boolean>`+owner = ${owner}`).where('ended_at', 'is', null)
    : query.where('owner', '=', owner);
  // Written out: those that failed and those that were cancelled have an index, which SQLite then finds.
  if (state !== undefined) query = query.where('state', '=', sql.lit(state));
  if (connectionId !== undefined) query = query.where('connection_id', '=', connectionId);
  if (serviceId !== undefined) query = query.where('service_id', '=', serviceId);
  if (toolName !== undefined) query = query.where('tool_name', '=', toolName);
  if (since !== undefined) query = query.where('started_at', '>=', Date.parse(since));
  if (until !== undefined) query = query.where('started_at', '<', Date.parse(until));
  if (after === undefined) return query;
  const startedAt = Date.parse(after.startedAt);
  return query
    .where('started_at', '<=', startedAt)
    .where(({ eb, or }) => or([eb('started_at', '<', startedAt), eb('id', '<', after.id)]));
}

interface EdgeOptions {
  /** A `principalKey`. */
  readonly owner: string;
  /** Milliseconds of the epoch. */
  readonly newest: number;
  readonly length: number;
}

/** When the one began that is so many executions older; undefined where there are not so many. */
async function findEdge(
  database: Kysely<StoreTables>,
  { owner, newest, length }: EdgeOptions,
): Promise<number | undefined> {
  const row = await database
    .selectFrom('executions')
    .where('owner', '=', owner)
    .where('started_at', '<', newest)
    .orderBy('started_at', 'desc')
    .offset(length)
    .limit(1)
    .select('started_at')
    .executeTakeFirst();
  return row?.started_at;
}
