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
}
