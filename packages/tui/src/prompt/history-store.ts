/** Where the lines of the prompt are kept from one session to the next. */
export interface HistoryStore {
  /** The oldest first. Empty where there are none, or they cannot be read. */
  read(): Promise<readonly string[]>;
  /** Adds a line. @throws Error where it cannot be written */
  append(line: string): Promise<void>;
}
