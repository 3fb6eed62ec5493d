/** A line of a TOML file that says something, and where it stands. */
export interface TomlStatement {
  /** `list`: a table that is one of several, `[[…]]`. */
  readonly kind: 'table' | 'list' | 'pair';
  /** From the root on, through the table in which a pair stands. */
  readonly path: readonly string[];
  /** Where its line begins. */
  readonly start: number;
  /** Where the next line begins. */
  readonly end: number;
  /** Where the value of a pair begins. */
  readonly valueStart: number;
}
