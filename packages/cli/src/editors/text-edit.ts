/** A place in a text, and what stands there afterwards. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
