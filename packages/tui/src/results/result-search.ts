/** What is looked for in a result, and how far that is. */
export interface ResultSearch {
  readonly query: string;
  /** `typing` while it is written; `looking` until it is found, or known to be `missed`. */
  readonly status: 'typing' | 'looking' | 'found' | 'missed';
  /** Which way it goes on. */
  readonly isBackward: boolean;
  /** The row that it goes on from. */
  readonly from: number;
  /** The row of the match, once it was found. */
  readonly row?: number;
}
