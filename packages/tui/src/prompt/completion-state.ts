/** What could be typed next. */
export interface CompletionState {
  /** Where the word begins that would be replaced, in UTF-16 units; it ends at the cursor. */
  from: number;
  /** The best first. Never empty. */
  candidates: readonly Candidate[];
  /** The one that is taken by Tab. */
  selected: number;
  /** Whether the line is not whole without one of them. */
  isWanted: boolean;
}

/** One thing that could be typed. Not sanitised: it may be a stranger's. */
export interface Candidate {
  /** What takes the place of the word, with quotes around it where it needs them. */
  text: string;
  /** Its type, or what it is: `verb`, `service`, `string`, … */
  kind: string;
  /** What it does, in the words of whoever offers it. */
  description: string;
  /** Whether another word can follow: then a space is put behind it. */
  hasNext: boolean;
}
