/** A word that could stand at the cursor. */
export interface Candidate {
  /** The whole word, as the program is to get it. */
  readonly value: string;
  /** What it is, for shells that show it. */
  readonly text?: string | undefined;
  /** More of the word follows, so no space after it: `--args=`, `folder/`. @default false */
  readonly isPartial?: boolean;
}
