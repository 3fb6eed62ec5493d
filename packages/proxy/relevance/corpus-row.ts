/** A row as the catalog's `file` registry reads it, in the loose shape of merged lists. */
export interface CorpusRow {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly tags?: readonly string[] | null;
  readonly url?: string | null;
  readonly repository?: string | null;
  readonly tools?: readonly { readonly name: string; readonly description?: string }[] | null;
  /** The list that it came from. */
  readonly source?: string;
  readonly publisher?: string | null;
}
