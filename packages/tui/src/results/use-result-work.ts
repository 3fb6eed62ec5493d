import { useEffect, useState } from 'react';
import { countDocument } from './count-document.js';
import { findInDocument } from './find-in-document.js';
import type { ResultDocument } from './result-document.js';
import type { ResultViewEvent } from './result-view-event.js';
import type { ResultViewState } from './result-view-state.js';
import { rowColumns } from './row-columns.js';

export interface UseResultWorkOptions {
  readonly document: ResultDocument;
  readonly state: ResultViewState;
  /** Of the whole view, as `ResultView` has them. */
  readonly columns: number;
  /** The same function every time. */
  readonly dispatch: (event: ResultViewEvent) => void;
}

/** Does what takes longer for the result that is looked at: counts its rows, and looks for what is looked for. */
export function useResultWork(options: UseResultWorkOptions): void {
  const { document, state, columns, dispatch } = options;
  const { expanded, search } = state;
  const width = rowColumns(columns, document.view);
  const [, setCounted] = useState<ResultDocument>();

  useEffect(() => {
    const layout = { columns: width, expanded };
    if (document.lineCount(layout).isExact) return undefined;
    const controller = new AbortController();
    // Draws once more, when the number is known.
    void countDocument(document, { layout, signal: controller.signal }).then(() => {
      if (!controller.signal.aborted) setCounted(document);
    });
    return () => controller.abort();
  }, [document, expanded, width]);

  useEffect(() => {
    if (search?.status !== 'looking') return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const { query, isBackward, from } = search;
    const layout = { columns: width, expanded };
    void findInDocument(document, { query, from, isBackward, layout, signal }).then((match) => {
      if (signal.aborted) return;
      dispatch(match === undefined ? { type: 'search-missed' } : { type: 'search-found', match });
    });
    return () => controller.abort();
  }, [document, expanded, search, width, dispatch]);
}
