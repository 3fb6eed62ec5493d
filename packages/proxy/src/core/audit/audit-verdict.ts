/** Whether an audit log is as it was written. */
export interface AuditVerdict {
  readonly isSound: boolean;
  /** Entries that were looked at. */
  readonly checked: number;
  /** The first place that is not as it was written. */
  readonly brokenAt?: number;
  /** What is wrong there: an entry is not what it was, is not there, or is not there and was the end. */
  readonly reason?: 'changed' | 'missing' | 'cut off';
}
