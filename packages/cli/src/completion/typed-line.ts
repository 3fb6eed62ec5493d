/** A command line up to the cursor, in words without their quotes and without the name of the program. */
export interface TypedLine {
  /** The words that are complete. */
  readonly words: readonly string[];
  /** What there is of the word at the cursor. */
  readonly current: string;
}
