/** One result, with what tells which rows of the corpus it stands for. */
export interface SearchHit {
  /** The row's own id. */
  readonly id: string;
  readonly name: string;
  readonly repository?: string | undefined;
  /** The ids of the rows that the catalog took for copies of it. */
  readonly copies: readonly string[];
}
