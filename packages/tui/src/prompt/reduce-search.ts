import { eraseText } from './erase-text.js';
import { findInHistory } from './find-in-history.js';
import type { InputEvent } from './input-event.js';
import type { HistorySearch } from './input-state.js';
import { longestShortLine } from './longest-short-line.js';
import { toLine } from './to-line.js';

/** {@link reduceSearch}'s third argument. */
export interface ReduceSearchOptions {
  history: readonly string[];
}

/**
 * A search of the history after an event. Undefined: the event is none of the search's.
 */
export function reduceSearch(
  search: HistorySearch,
  event: InputEvent,
  { history }: ReduceSearchOptions,
): HistorySearch | undefined {
  switch (event.type) {
    case 'inserted': {
      if (search.text.length + event.text.length > longestShortLine) return search;
      const text = search.text + toLine(event.text);
      // A longer text may still be in the line that was found.
      const from = search.found ?? history.length - 1;
      return { text, found: findInHistory(history, { text, from, direction: 'older' }) };
    }
    case 'erased': {
      const { before: text } = eraseText({ before: search.text, after: '' }, event.what);
      const from = history.length - 1;
      return { text, found: findInHistory(history, { text, from, direction: 'older' }) };
    }
    case 'search-moved':
    case 'recalled': {
      const { direction } = event;
      return { text: search.text, found: findNext(search, { history, direction }) };
    }
    case 'undone':
    case 'completion-asked':
      return search;
    default:
      return undefined;
  }
}

/** The next line that is another one; where there is none, the search stays where it is. */
function findNext(
  { text, found }: HistorySearch,
  { history, direction }: { history: readonly string[]; direction: 'older' | 'newer' },
): HistorySearch['found'] {
  if (found === null) {
    return findInHistory(history, { text, from: history.length - 1, direction });
  }
  const step = direction === 'older' ? -1 : 1;
  let next = findInHistory(history, { text, from: found + step, direction });
  while (next !== null && history[next] === history[found]) {
    next = findInHistory(history, { text, from: next + step, direction });
  }
  return next ?? found;
}
