import { formatLatency, plural } from '@nanda/terminal';
import type { BatchRow } from './batch-row.js';

/** How the calls of a batch went so far. */
export interface Tally {
  add(row: BatchRow): void;
  readonly done: number;
  readonly failed: number;
  /** Calls that wait for an answer of their caller. */
  readonly waiting: number;
  /** `12 of 20 calls: 10 succeeded, 2 failed (lines 3, 7), in 1.2 s.` `total`: where it is known. */
  summary(total: number | undefined): string;
}

/** Lines that are named; of more it is enough to know that there are more. */
const mostLines = 5;

export function createTally(now: () => number = () => performance.now()): Tally {
  const startedAt = now();
  const lines: number[] = [];
  let [done, failed, waiting, cancelled] = [0, 0, 0, 0];
  return {
    add({ status, line }) {
      done += 1;
      if (status === 'input_required') waiting += 1;
      else if (status === 'cancelled') cancelled += 1;
      else if (status !== 'success') {
        failed += 1;
        if (lines.length <= mostLines) lines.push(line);
      }
    },
    get done() {
      return done;
    },
    get failed() {
      return failed;
    },
    get waiting() {
      return waiting;
    },
    summary(total) {
      const named = lines.slice(0, mostLines).join(', ');
      const more = lines.length > mostLines ? ', …' : '';
      const parts = [
        `${done - failed - waiting - cancelled} succeeded`,
        failed > 0 && `${failed} failed (${lines.length === 1 ? 'line' : 'lines'} ${named}${more})`,
        waiting > 0 && `${plural(waiting, 'call')} waiting in the inbox`,
        cancelled > 0 && `${cancelled} cancelled`,
      ].filter((part) => part !== false);
      const calls =
        total === undefined || total === done
          ? plural(done, 'call')
          : `${done} of ${plural(total, 'call')}`;
      return `${calls}: ${parts.join(', ')}, in ${formatLatency(now() - startedAt)}.`;
    },
  };
}
