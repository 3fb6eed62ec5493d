/** A row with the place that a person finds it at. */
export interface PlacedRow {
  /** From 1 on: of its line, or of its place in the list. */
  readonly number: number;
  readonly row?: unknown;
  /** Set where the row could not even be parsed. */
  readonly problem?: string;
}
