import { coreWords } from '../search/core-words.js';
import { foldCase } from '../search/fold-case.js';
import { hashName } from '../search/hash-name.js';
import type { CatalogView } from './catalog-view.js';

export interface NamedRows {
  /** Rows with this name as a whole. */
  readonly byName: readonly number[];
  /** Rows with this title as a whole. */
  readonly byTitle: readonly number[];
  /** Rows whose telling words are the text's: `slack` for `io.github.someone/slack-mcp-server`. */
  readonly byShortName: readonly number[];
}

/** The rows of a view that are called so, without regard to case. By hash: see `hashName`. */
export function findNames({ rows, serviceOf }: CatalogView, text: string): NamedRows {
  const isSeen = (row: number) => (serviceOf[row] ?? -1) >= 0;
  const name = hashName(foldCase(text));
  const words = coreWords(text);
  const byShortName =
    words.length === 0 ? [] : rows.rowsOfShortName(hashName(words.join(''))).filter(isSeen);
  return {
    byName: rows.rowsOfName(name).filter(isSeen),
    byTitle: rows.rowsOfTitle(name).filter(isSeen),
    byShortName,
  };
}
