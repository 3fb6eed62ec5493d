import { createRowIndex, type RowIndex } from './create-row-index.js';
import { findRow } from './find-row.js';
import type { ResultDocument } from './result-document.js';
import type { ResultLayout } from './result-layout.js';
import type { ResultViewName } from './result-view-name.js';
import type { RowSource } from './row-source.js';

export interface CreateRowDocumentOptions<Place> {
  readonly view: ResultViewName;
  createSource(options: { readonly columns: number }): RowSource<Place>;
}

/** A document out of something that is read row by row. Its rows are counted anew when the width changes. */
export function createRowDocument<Place>({
  view,
  createSource,
}: CreateRowDocumentOptions<Place>): ResultDocument {
  let last: { readonly columns: number; readonly index: RowIndex } | undefined;

  return {
    view,
    lineCount: (layout) => indexOf(layout).lineCount(),
    lines: (from, count, layout) => indexOf(layout).lines(from, count),
    countOn: (layout) => indexOf(layout).countOn(),
    find: (query, layout) => findRow(query, indexOf(layout)),
    nodeAt: () => undefined,
  };

  function indexOf({ columns }: ResultLayout): RowIndex {
    if (last?.columns !== columns) {
      last = { columns, index: createRowIndex(createSource({ columns })) };
    }
    return last.index;
  }
}
