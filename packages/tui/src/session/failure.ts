/** A failure as it is shown, and what line mode exits with for it. */
export interface Failure {
  message: string;
  /** What to type next. */
  hint: string;
  exitCode: number;
}
