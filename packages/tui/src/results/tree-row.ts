/** What stands in a row of a tree. */
export interface TreeRow {
  /** See `TreeNodeFacts`. */
  readonly path: string;
  readonly depth: number;
  /** Undefined for the root. */
  readonly name: string | number | undefined;
  readonly value: unknown;
  readonly isOpen: boolean;
  readonly parentRow: number;
}
