import { plural } from '@nanda/terminal';
import type { Finding } from './finding.js';

/** `2 errors, 1 warning`; `nothing` of none. */
export function countFindings(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => ({
    word: severity === 'info' ? 'note' : severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
  const told = counts
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => plural(count, word));
  return told.length === 0 ? 'nothing' : told.join(', ');
}
