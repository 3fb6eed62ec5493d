/** Where the lines of line mode come from. */
export interface LineSource {
  /** What the lines are: typed at a terminal, piped in, or a script. */
  readonly kind: 'terminal' | 'pipe' | 'script';
  /** The next line; undefined at the end. A line that nobody waits for any more is the next one. */
  next(options?: { signal?: AbortSignal | undefined }): Promise<string | undefined>;
  /** Ends it: whoever waits gets undefined. */
  close(): void;
}
