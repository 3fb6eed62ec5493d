/** One line of a page. */
export interface PageLine {
  readonly text: string;
  /** Where it stands in its page, from 1. */
  readonly line: number;
}

/** A part of a page that the snippets are made of. */
export interface PageBlock {
  readonly kind: 'fence' | 'comment' | 'text';
  /** What follows the opening backticks, or the word that a comment begins with. */
  readonly label: string;
  /** The line that it begins on, from 1. */
  readonly line: number;
  readonly lines: readonly PageLine[];
}
