import type { DocumentMatch, DocumentQuery, ResultDocument } from './result-document.js';
import type { ResultLayout } from './result-layout.js';
import { untilNextTurn } from './until-next-turn.js';

export interface FindInDocumentOptions extends DocumentQuery {
  readonly layout: ResultLayout;
  /** When it is aborted, nothing is found. */
  readonly signal: AbortSignal;
}

/** Milliseconds after which everything else has its turn. */
const longestTurn = 4;

/** Looks for something in short steps, between which everything else goes on. */
export async function findInDocument(
  document: ResultDocument,
  { layout, signal, ...query }: FindInDocumentOptions,
): Promise<DocumentMatch | undefined> {
  const search = document.find(query, layout);
  for (;;) {
    const end = performance.now() + longestTurn;
    do {
      const { done, value } = search.next();
      if (done === true) return value ?? undefined;
    } while (performance.now() < end);
    await untilNextTurn();
    if (signal.aborted) return undefined;
  }
}
