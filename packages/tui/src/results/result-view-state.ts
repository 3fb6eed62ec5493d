import type { ResultSearch } from './result-search.js';
import type { ResultViewName } from './result-view-name.js';

/** How somebody looks at a result: where they are in it, what is open, what they look for. */
export interface ResultViewState {
  readonly view: ResultViewName;
  /** The first row that is shown. */
  readonly offset: number;
  /** The row of a tree that a key would act on; anywhere else the same as `offset`. */
  readonly cursor: number;
  /** The open nodes of the tree, by the numbers of the members that lead to them, such as `2/0`; `''` is the root. */
  readonly expanded: readonly string[];
  /** Which of several images, from 0. */
  readonly picture: number;
  readonly search?: ResultSearch;
}
