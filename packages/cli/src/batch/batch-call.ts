/** One call of a batch, ready to be made. */
export interface BatchCall {
  /** Its place among the calls, from 0. */
  readonly index: number;
  /** Where it stands in its file, from 1. */
  readonly line: number;
  /** What the line itself names the call by. */
  readonly id?: string | number | undefined;
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A line that is no call. */
export interface BadLine {
  readonly index: number;
  readonly line: number;
  readonly id?: string | number | undefined;
  /** What is wrong with it, all of it, a sentence each. */
  readonly problems: readonly string[];
}
