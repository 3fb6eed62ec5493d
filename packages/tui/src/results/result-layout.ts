/** What the rows of a document depend on besides the document. */
export interface ResultLayout {
  /** Columns that a row may take. */
  readonly columns: number;
  /** The nodes of a tree that are open, by their places: see `ResultViewState`. The same array is the same tree. */
  readonly expanded: readonly string[];
}
