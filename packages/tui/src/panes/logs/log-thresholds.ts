import type { LogThreshold } from './log-threshold.js';

/** All thresholds, the one that shows most first. */
export const logThresholds: readonly LogThreshold[] = ['debug', 'info', 'warning', 'error'];
