/** How far a running call is. */
export interface CallProgress {
  progress?: number | undefined;
  /** What `progress` will be at the end, where the tool knows it. */
  total?: number | undefined;
  message?: string | undefined;
}
