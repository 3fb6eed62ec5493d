import { keepRows } from '../../lists/keep-rows.js';
import type { SessionState } from '../../session/session-state.js';
import type { LogLine } from './log-line.js';
import { logWeight } from './log-weight.js';

interface Made {
  readonly threshold: string;
  readonly filter: string;
  readonly rows: readonly LogLine[];
}

const made = new WeakMap<readonly LogLine[], Made>();

/** The lines that are shown, the newest last: of enough weight, and with every word of the filter. */
export function selectLogs({
  logs,
  lists,
}: Pick<SessionState, 'logs' | 'lists'>): readonly LogLine[] {
  const { lines, threshold } = logs;
  const { filter } = lists.logs;
  const before = made.get(lines);
  if (before?.threshold === threshold && before.filter === filter) return before.rows;
  const least = logWeight(threshold);
  const heavy = least === 0 ? lines : lines.filter(({ level }) => logWeight(level) >= least);
  const rows = keepRows(heavy, { filter, textOf });
  made.set(lines, { threshold, filter, rows });
  return rows;
}

function textOf({ level, source, text }: LogLine): string {
  return `${level} ${source} ${text}`;
}
