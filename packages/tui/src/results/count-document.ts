import type { ResultDocument } from './result-document.js';
import type { ResultLayout } from './result-layout.js';
import { untilNextTurn } from './until-next-turn.js';

export interface CountDocumentOptions {
  readonly layout: ResultLayout;
  /** When it is aborted, the rest is not counted. */
  readonly signal: AbortSignal;
}

/** Counts the rows of a document in short steps, between which everything else goes on. */
export async function countDocument(
  document: ResultDocument,
  { layout, signal }: CountDocumentOptions,
): Promise<void> {
  while (!signal.aborted && !document.countOn(layout)) await untilNextTurn();
}
