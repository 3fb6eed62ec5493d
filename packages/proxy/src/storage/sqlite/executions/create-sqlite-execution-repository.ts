import type { ExecutionRepository } from '../../../core/executions/execution-repository.js';
import type { Logger } from '../../../core/logger.js';
import { explainWriteFailure } from '../explain-write-failure.js';
import { runAtOnce } from '../run-at-once.js';
import { findGoneRunners } from '../runners/find-gone-runners.js';
import type { StoreHandle } from '../store-handle.js';
import { createExecutionWriter } from './create-execution-writer.js';
import { executionColumns } from './execution-columns.js';
import { listExecutions } from './list-executions.js';
import { pruneExecutions } from './prune-executions.js';
import { readEventPage } from './read-event-page.js';
import { toExecution } from './to-execution.js';

export interface ExecutionRepositoryOptions {
  /** The id of this process among those that have the store open. */
  readonly runner: number;
  readonly logger: Logger;
}

/**
 * Executions in SQLite. Each is one process's: that of whoever wrote it first, or has taken it over.
 *
 * `write` leaves out, and says so in the log, what it is given of an execution that another process has
 * taken over meanwhile: this one was silent for too long and comes too late. All else that it was given
 * is written. It fails with a `StoreError` where the disk is full or another process does not let go,
 * and then none of it is.
 */
export function createSqliteExecutionRepository(
  handle: StoreHandle,
  { runner, logger }: ExecutionRepositoryOptions,
): ExecutionRepository {
  const { kysely, path } = handle;
  const writeOne = createExecutionWriter(handle.database, { runner });

  return {
    async write(writes) {
      if (writes.length === 0) return;
      const refused = await runAtOnce(handle, () => writes.filter((write) => !writeOne(write)));
      if (refused.length === 0) return;
      logger.warn(
        'Another process has taken over executions of this one, which was silent too long',
        {
          executions: refused.length,
          first: refused[0]?.execution.id,
        },
      );
    },

    async find(id) {
      const row = await kysely
        .selectFrom('executions')
        .where('id', '=', id)
        .select(executionColumns.all)
        .executeTakeFirst();
      return row === undefined ? undefined : toExecution(row);
    },

    async findByKey(scope) {
      const row = await kysely
        .selectFrom('executions')
        .where('key_scope', '=', scope)
        .orderBy('started_at', 'desc')
        .orderBy('key', 'desc')
        .limit(1)
        .select(executionColumns.all)
        .executeTakeFirst();
      return row === undefined ? undefined : toExecution(row);
    },

    events: (id, page) => readEventPage(kysely, { id, ...page }),
    list: (owner, filter) => listExecutions(kysely, { owner, filter }),

    async takeOver() {
      const others = await kysely
        .selectFrom('executions')
        .where('ended_at', 'is', null)
        .where('runner', '<>', runner)
        .select('runner')
        .distinct()
        .execute();
      if (others.length === 0) return [];
      const taken = await kysely.transaction().execute(async (transaction) => {
        const runners = others.map((row) => row.runner);
        const gone = await findGoneRunners(transaction, { runners, self: runner });
        if (gone.length === 0) return [];
        // Those that another process was faster to take are no longer of a runner that is gone.
        return await transaction
          .updateTable('executions')
          .where('ended_at', 'is', null)
          .where('runner', 'in', gone)
          .set({ runner })
          .returning(executionColumns.all)
          .execute();
      });
      return taken.toSorted((a, b) => a.started_at - b.started_at).map(toExecution);
    },

    async prune(limits) {
      try {
        return await pruneExecutions(kysely, limits);
      } catch (error) {
        throw explainWriteFailure(error, { path });
      }
    },
  };
}
