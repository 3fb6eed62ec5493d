import type { CompletionState } from './completion-state.js';

/** The prompt: what is typed, where the cursor is, and what was typed before. */
export interface InputState {
  text: string;
  /** Offset into `text`, in UTF-16 units, always between two graphemes. */
  cursor: number;
  /** Earlier lines, oldest first. */
  history: readonly string[];
  /** The line of the history that is shown; equals `history.length` when none is. */
  historyIndex: number;
  /** What was typed before the history was opened. */
  draft: string;
  /** What could be typed next; null while nothing is offered. */
  completion: CompletionState | null;
  /** What is searched for in the history (ctrl-r); null while nothing is. */
  search: HistorySearch | null;
  /** What stood here before, the last one last. */
  past: readonly PastText[];
  /** What the last change did: letters that are typed one after the other are undone together. */
  lastChange: 'typed' | 'other';
}

/** A search of the history, backwards. */
export interface HistorySearch {
  text: string;
  /** The line that was found, as an index of the history; null when none was. */
  found: number | null;
}

/** The prompt as it was. */
export interface PastText {
  text: string;
  cursor: number;
}
