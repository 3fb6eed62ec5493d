import type { NamedType } from './named-type.js';

/** Where in a document a schema stands. */
export interface Position {
  readonly depth: number;
  /** What `#` means here: the document, or the part with an `$id` of its own. */
  readonly root: unknown;
  /** The named type that is made of this schema at once. */
  readonly owner?: NamedType | undefined;
  /** The types that the schema around already asks for. */
  readonly impliedTypes?: readonly string[] | undefined;
}
