import type { LineCount } from './line-count.js';
import type { ResultLayout } from './result-layout.js';
import type { ResultRow } from './result-row.js';
import type { ResultViewName } from './result-view-name.js';
import type { TreeNodeFacts } from './tree-node-facts.js';

/** What is looked for in a document. */
export interface DocumentQuery {
  /** Upper and lower case are the same. */
  readonly query: string;
  /** The row that the next match is looked for behind; the search comes round to it from the other end. */
  readonly from: number;
  readonly isBackward: boolean;
}

/** Where something was found. */
export interface DocumentMatch {
  readonly row: number;
  /** The nodes that have to be open for it to be there; only of a tree. */
  readonly expanded?: readonly string[];
}

/**
 * A result as rows, of which only those are made that are asked for. Nothing here takes more than a few milliseconds,
 * however large the result is: what takes longer is done in steps.
 */
export interface ResultDocument {
  readonly view: ResultViewName;
  /** As many as are known by now. */
  lineCount(layout: ResultLayout): LineCount;
  /** Rows as they are drawn; fewer at the end, and where rows have not been counted as far as that. */
  lines(from: number, count: number, layout: ResultLayout): readonly ResultRow[];
  /** Counts on for one step. @returns whether all is counted */
  countOn(layout: ResultLayout): boolean;
  /** Looks for something; each step of it is short. Returns undefined where there is nothing. */
  find(query: DocumentQuery, layout: ResultLayout): Generator<void, DocumentMatch | undefined>;
  /** The node in a row; undefined where the document is no tree. */
  nodeAt(row: number, layout: ResultLayout): TreeNodeFacts | undefined;
}
