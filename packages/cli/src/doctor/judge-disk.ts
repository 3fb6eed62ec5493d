import type { FindingState } from './finding.js';

/** What so many free bytes mean. */
export function judgeDisk(free: number): FindingState {
  if (free < 16 * 1024 ** 2) return 'problem';
  return free < 256 * 1024 ** 2 ? 'warning' : 'ok';
}
