import type { HistorySearch } from './input-state.js';

/** {@link findInHistory}'s second argument. */
export interface FindInHistoryOptions {
  text: string;
  /** The first line that is looked at. */
  from: number;
  direction: 'older' | 'newer';
}

/** The nearest line that has the text in it, in any case; lines like the one where the search stands are passed over. */
export function findInHistory(
  history: readonly string[],
  { text, from, direction }: FindInHistoryOptions,
): HistorySearch['found'] {
  const wanted = text.toLowerCase();
  if (wanted === '') return null;
  const step = direction === 'older' ? -1 : 1;
  for (let index = from; index >= 0 && index < history.length; index += step) {
    if (history[index]?.toLowerCase().includes(wanted) === true) return index;
  }
  return null;
}
