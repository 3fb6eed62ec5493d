import type { Grade } from '../metrics/grade.js';

/**
 * Names services by what their rows say. Everything that is given must hold for one row; a service
 * that several judgements fit has the best of their grades.
 */
export interface Judgement {
  readonly grade: Grade;
  /** `host/owner`, `host/owner/name` or a folder of that, without regard to case. */
  readonly repository?: string;
  /** Where the endpoint lies, as its address goes on after `https://`: the host, maybe a path. */
  readonly url?: string;
  readonly name?: RegExp;
  /** Matches the beginning of the description, which says what the service is for. */
  readonly opening?: RegExp;
  readonly description?: RegExp;
  /** Each matches the name or the description. */
  readonly text?: readonly RegExp[];
  /** Matches the name of a tool. */
  readonly tool?: RegExp;
  /** Matches neither the name nor the description. */
  readonly not?: RegExp;
}
