import type { Problem, Severity } from './finding.js';
import type { LintSubject } from './lint-subject.js';

/** One thing that is looked at. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What it is about, for a list of the rules. */
  readonly summary: string;
  readonly check: (subject: LintSubject) => Iterable<Problem>;
}
