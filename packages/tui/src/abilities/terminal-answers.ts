/** What a terminal has answered so far, taken out of what was typed. */
export interface TerminalAnswers {
  /** The background as the terminal names it. */
  color: string | undefined;
  /** Whether the last of the answers is there. */
  isComplete: boolean;
}
