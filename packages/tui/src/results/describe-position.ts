import { formatCount, sanitizeLine } from '@nanda/terminal';
import type { DocumentFacts } from './document-facts.js';
import type { ResultViewState } from './result-view-state.js';

/** Where one is in a result, and what has become of a search: the row below it. Safe to show. */
export function describePosition(
  { view, offset, cursor, search }: ResultViewState,
  { lineCount, isExact, rows }: Pick<DocumentFacts, 'lineCount' | 'isExact' | 'rows'>,
): string {
  const total = `${isExact ? '' : 'about '}${formatCount(lineCount)}`;
  const first = Math.min(offset, Math.max(0, lineCount - 1)) + 1;
  const last = Math.min(lineCount, offset + rows);
  const range = `${formatCount(first)}–${formatCount(Math.max(first, last))}`;
  const place =
    view === 'tree'
      ? `row ${formatCount(Math.min(cursor + 1, lineCount))} of ${total}`
      : `rows ${range} of ${total}`;
  if (search === undefined) return place;
  const query = sanitizeLine(search.query);
  switch (search.status) {
    case 'typing':
      return `/${query}▏`;
    case 'looking':
      return `/${query}  looking …`;
    case 'missed':
      return `/${query}  not found · ${place}`;
    case 'found':
      return `/${query}  in row ${formatCount((search.row ?? 0) + 1)} · ${place}`;
  }
}
