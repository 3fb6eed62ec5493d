/** What a key or a paste does to the prompt. */
export type InputEvent =
  | { type: 'inserted'; text: string }
  | { type: 'moved'; to: 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end' }
  | { type: 'erased'; what: 'left' | 'right' | 'word' | 'word-right' | 'to-start' | 'to-end' }
  | { type: 'recalled'; direction: 'older' | 'newer' }
  | { type: 'undone' }
  | { type: 'emptied' }
  /** A line was given: the prompt is empty again. */
  | { type: 'remembered'; line: string }
  /** Lines of earlier sessions, the oldest first. */
  | { type: 'history-read'; lines: readonly string[] }
  | CompletionEvent
  | SearchEvent;

type CompletionEvent =
  /** By Tab: also where nothing of the word is typed. */
  | { type: 'completion-asked' }
  | { type: 'completion-moved'; by: 1 | -1 }
  | { type: 'completion-taken' }
  | { type: 'completion-closed' };

/** While the history is searched, what is typed and erased is what is searched for. */
type SearchEvent =
  | { type: 'search-opened' }
  | { type: 'search-moved'; direction: 'older' | 'newer' }
  /** The line that was found becomes the prompt's. */
  | { type: 'search-taken' }
  /** The prompt is as it was. */
  | { type: 'search-left' };
