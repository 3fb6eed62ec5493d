import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';
import { canHear } from './can-hear.js';
import { describeProcess } from './describe-process.js';
import { judgeRunner } from './judge-runner.js';
import { processExists } from './process-exists.js';
import { storeClock } from './store-clock.js';

export interface FindGoneRunnersOptions {
  /** The ids of those that are asked about. */
  readonly runners: readonly number[];
  /** The id of the one that asks. */
  readonly self: number;
}

/** Those of some processes that are gone, or silent for so long that what they had may be taken over. */
export async function findGoneRunners(
  transaction: Kysely<StoreTables>,
  { runners, self }: FindGoneRunnersOptions,
): Promise<number[]> {
  if (runners.length === 0) return [];
  const { rows } = await sql<{ now: number }>`select ${storeClock} as now`.execute(transaction);
  const now = rows[0]?.now ?? Date.now();
  const known = await transaction
    .selectFrom('runners')
    .where('id', 'in', [...runners, self])
    .select(['id', 'host', 'pid', 'process_start as processStart', 'beat'])
    .select('steady_since as steadySince')
    .execute();
  const find = (id: number) => known.find((runner) => runner.id === id);
  const options = {
    now,
    here: describeProcess(),
    canHear: canHear({ now, self: find(self) }),
    exists: processExists,
  };
  const judged = runners.map((id) => ({ id, state: judgeRunner(find(id), options) }));
  const gone = judged.flatMap(({ id, state }) => (state === 'gone' ? id : []));
  // One that is silent stays: it may come back and have something new before its next beat.
  if (gone.length > 0) await transaction.deleteFrom('runners').where('id', 'in', gone).execute();
  return judged.flatMap(({ id, state }) => (state === 'there' ? [] : id));
}
