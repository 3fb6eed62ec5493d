import { bodyRows } from './body-rows.js';
import type { DocumentFacts } from './document-facts.js';
import type { ResultDocument } from './result-document.js';
import type { ResultViewState } from './result-view-state.js';
import { rowColumns } from './row-columns.js';

export interface ReadDocumentFactsOptions {
  readonly state: ResultViewState;
  /** Of the whole view, as `ResultView` has them. */
  readonly columns: number;
  readonly rows: number;
}

/** What `reduceResultView` has to know of a document. Cheap. */
export function readDocumentFacts(
  document: ResultDocument,
  { state: { cursor, expanded }, columns, rows }: ReadDocumentFactsOptions,
): DocumentFacts {
  const layout = { columns: rowColumns(columns, document.view), expanded };
  const { count, isExact } = document.lineCount(layout);
  const node = document.nodeAt(cursor, layout);
  return {
    lineCount: count,
    isExact,
    rows: bodyRows(rows),
    ...(node === undefined ? {} : { node }),
  };
}
