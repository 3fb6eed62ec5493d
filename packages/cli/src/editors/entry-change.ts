/** What is to be done to the entry of one name. */
export interface EntryChange {
  /** The members that lead to it. */
  readonly path: readonly string[];
  /** What it is afterwards; undefined takes it out. */
  readonly entry: Readonly<Record<string, unknown>> | undefined;
}
