/** The log of what bears on security: who signed in, was refused, called which tool. Read it with `GET /v2/audit`. */
export interface AuditOptions {
  /**
   * Whether each call of a tool is an entry: who, which connection and tool, a keyed hash of the arguments, what came of
   * it and how long it took. Never an argument or a result.
   *
   * @default true with `auth`, else false; or AUDIT_CALLS (`on`, `off`)
   */
  readonly calls?: boolean;
  /**
   * A file that gets every entry as well, as a line of JSON with its hash. Made for its owner alone (0600), only ever added
   * to, and it may be moved away at any time. @default none, or AUDIT_FILE
   */
  readonly file?: string;
  /** Milliseconds that entries are kept. @default 90 days, or AUDIT_AGE */
  readonly age?: number;
  /** Entries that are kept; each is about 400 bytes, and never more than 8 KiB. @default 500_000, or AUDIT_MAX_ENTRIES */
  readonly maxEntries?: number;
}
