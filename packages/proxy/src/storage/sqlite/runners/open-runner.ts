import { randomInt } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Logger } from '../../../core/logger.js';
import { reasonOf } from '../../../core/reason-of.js';
import type { StoreTables } from '../store-tables.js';
import { describeProcess } from './describe-process.js';
import { longestPause } from './longest-pause.js';
import { storeClock } from './store-clock.js';

/** This process among those that have the store open. */
export interface Runner {
  readonly id: number;
  /** Says that it has gone: what it still has may be taken over. Safe to call twice. */
  close(): Promise<void>;
}

/** Milliseconds between two beats: two may be late before others take this process for gone. */
const beatInterval = 5_000;

/** Milliseconds after which a process that was only silent is forgotten. */
const longestAbsence = 24 * 60 * 60 * 1_000;

/** Enters this process, and says every few seconds that it is still there. */
export async function openRunner(
  kysely: Kysely<StoreTables>,
  { logger }: { readonly logger: Logger },
): Promise<Runner> {
  const { host, pid, processStart } = describeProcess();
  const id = randomInt(1, 2 ** 48 - 1);
  let beating: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  /** Enters it again where it was forgotten. */
  async function beat(): Promise<void> {
    await kysely
      .insertInto('runners')
      .values({ id, host, pid, process_start: processStart, beat: storeClock, steady_since: 0 })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          beat: storeClock,
          steady_since: sql<number>`case when ${storeClock} - runners.beat > ${longestPause}
            then ${storeClock} else runners.steady_since end`,
        }),
      )
      .execute();
  }

  async function tryToBeat(): Promise<void> {
    try {
      await beat();
    } catch (error) {
      logger.warn('The store could not be told that this process is still there', {
        reason: reasonOf(error),
      });
    }
    beating = undefined;
  }

  async function leave(): Promise<void> {
    clearInterval(timer);
    await beating;
    try {
      await kysely.deleteFrom('runners').where('id', '=', id).execute();
    } catch (error) {
      // Others find out by themselves, a little later.
      logger.debug('The store could not be told that this process has gone', {
        reason: reasonOf(error),
      });
    }
  }

  await kysely
    .deleteFrom('runners')
    .where('beat', '<', sql<number>`${storeClock} - ${longestAbsence}`)
    .execute();
  await beat();
  const timer = setInterval(() => {
    beating ??= tryToBeat();
  }, beatInterval);
  timer.unref();
  return {
    id,
    close() {
      closing ??= leave();
      return closing;
    },
  };
}
