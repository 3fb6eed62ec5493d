/** What a key can do to a node of a tree. */
export interface TreeNodeFacts {
  /** Its place: the numbers of the members that lead to it, such as `2/0`; empty for the root. */
  readonly path: string;
  /** Whether there is something inside. */
  readonly isBranch: boolean;
  readonly isOpen: boolean;
  /** The row of what it is in; its own for the root. */
  readonly parentRow: number;
}
