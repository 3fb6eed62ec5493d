import type { DoctorContext } from './doctor-context.js';
import type { Finding } from './finding.js';

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  /** May fail: that is a finding too. */
  run(context: DoctorContext): Promise<Finding | readonly Finding[]>;
}
