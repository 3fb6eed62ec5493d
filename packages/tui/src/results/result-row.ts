/** What a part of a row is, for its colour. */
export type ResultRole =
  | 'key'
  | 'string'
  | 'number'
  | 'boolean'
  | 'nil'
  | 'punctuation'
  | 'accent'
  | 'muted'
  | 'match';

/** A part of a row that looks the same throughout. Safe to show. */
export interface ResultSpan {
  readonly text: string;
  readonly role?: ResultRole;
}

/** One row of the screen. It never wraps. */
export interface ResultRow {
  /** Columns that are left empty before it. */
  readonly indent: number;
  readonly spans: readonly ResultSpan[];
  /** Whether the next row goes on with the same line, which was too long for one. */
  readonly isContinued: boolean;
}
