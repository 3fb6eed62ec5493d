/** A node of a tree that is open. Closed ones are not listed: there may be a hundred thousand of them. */
export interface OpenNode {
  readonly value: unknown;
  readonly count: number;
  /** Those of its members that are open too, by their numbers, in order. */
  readonly open: readonly (readonly [index: number, node: OpenNode])[];
  /** Rows that it takes: its own, and those of its members. */
  readonly rows: number;
}
