import type { LogLine } from './log-line.js';
import type { LogThreshold } from './log-threshold.js';

/** Something was logged, or more or less of it is to be shown. */
export type LogsEvent =
  | { type: 'logged'; line: LogLine }
  | { type: 'log-threshold-chosen'; threshold: LogThreshold };
