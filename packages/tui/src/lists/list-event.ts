import type { ListTarget } from './list-target.js';
import type { ListName } from './list-name.js';

/** Something that is done to a list. How many rows there are, and how many are seen, is known where it is done. */
export type ListEvent =
  | { type: 'list-moved'; list: ListName; to: ListTarget; count: number; rows: number }
  | { type: 'list-filter-opened'; list: ListName }
  | { type: 'list-filtered'; list: ListName; filter: string }
  /** The filter stays, and keys mean the list again. */
  | { type: 'list-filter-kept'; list: ListName }
  | { type: 'list-filter-cleared'; list: ListName };
