/** What to show of something that went wrong: where, what, and what to do. */
export interface Failure {
  readonly title: string;
  readonly message: string;
  /** A line for a terminal that mends it. */
  readonly command?: string | undefined;
  /** One line each. */
  readonly details: readonly string[];
  /** For a report: the code of the contract and the id of the request, where there are any. */
  readonly reference?: string | undefined;
}
