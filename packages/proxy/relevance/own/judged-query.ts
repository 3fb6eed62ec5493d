/** What a person typed, and which services of our own corpus answer it. */
export interface JudgedQuery {
  readonly text: string;
  readonly class: QueryClass;
  /** By service id. 3: exactly what was wanted; 2: good; 1: related. Services not named: 0. */
  readonly grades: Readonly<Record<string, 1 | 2 | 3>>;
}

export type QueryClass =
  | 'exact-name'
  | 'short-name'
  | 'prefix'
  | 'words'
  | 'sentence'
  | 'synonym'
  | 'typo'
  | 'compound'
  | 'publisher'
  | 'tag'
  | 'id-or-url'
  | 'word-form'
  | 'tool-intent';
