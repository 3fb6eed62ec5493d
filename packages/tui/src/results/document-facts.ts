import type { TreeNodeFacts } from './tree-node-facts.js';

/** What a reducer has to know of the document that is looked at. */
export interface DocumentFacts {
  /** Rows of the document, as far as they are known. */
  readonly lineCount: number;
  readonly isExact: boolean;
  /** Rows that are seen at once. */
  readonly rows: number;
  /** The node at the cursor, where it is a tree. */
  readonly node?: TreeNodeFacts;
}
