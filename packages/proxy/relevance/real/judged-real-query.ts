import type { Judgement } from './judgement.js';

/** A query with what answers it in the real corpus. */
export interface JudgedRealQuery {
  readonly text: string;
  readonly class: RealQueryClass;
  readonly relevant: readonly Judgement[];
}

export type RealQueryClass =
  | 'exact-name'
  | 'short-name'
  | 'prefix'
  | 'words'
  | 'sentence'
  | 'synonym'
  | 'typo'
  | 'compound'
  | 'publisher'
  | 'url'
  | 'word-form'
  | 'tool-intent';
