import type { LogLine } from './log-line.js';
import type { LogThreshold } from './log-threshold.js';

/** What was logged. */
export interface LogsState {
  /** The newest last; the oldest go when there are too many. */
  lines: readonly LogLine[];
  /** Lines of less weight are not shown. */
  threshold: LogThreshold;
}
