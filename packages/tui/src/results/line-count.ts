/** How many rows a document has. */
export interface LineCount {
  readonly count: number;
  /** False while they are still being counted: then it is an estimate. */
  readonly isExact: boolean;
}
