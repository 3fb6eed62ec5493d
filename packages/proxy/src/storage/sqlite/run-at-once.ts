import { explainWriteFailure } from './explain-write-failure.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { StoreHandle } from './store-handle.js';

/**
 * Runs statements on the handle itself as one transaction, all of it or nothing. It takes its turn with
 * Kysely's queries, whose transactions it would otherwise fall into.
 *
 * @throws StoreError when another process does not let go, or the disk does not take it.
 */
export async function runAtOnce<Result>(
  { kysely, database, path }: StoreHandle,
  work: () => Result,
): Promise<Result> {
  return await kysely.connection().execute(async () => {
    try {
      await retryWhileBusy(() => database.exec('begin immediate'));
      const result = work();
      database.exec('commit');
      return result;
    } catch (error) {
      // SQLite has undone it already after some failures, such as a full disk.
      if (database.isTransaction) database.exec('rollback');
      throw explainWriteFailure(error, { path });
    }
  });
}
