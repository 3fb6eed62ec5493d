import type { DocumentMatch } from './result-document.js';
import type { ListTarget } from '../lists/list-target.js';
import type { ResultViewName } from './result-view-name.js';

/** Something that is done to a result that is looked at. */
export type ResultViewEvent =
  | { readonly type: 'view-chosen'; readonly view: ResultViewName }
  /** The one after it in `views`, which are those that `availableViews` gives. */
  | {
      readonly type: 'view-cycled';
      readonly views: readonly ResultViewName[];
      readonly isBackward?: boolean;
    }
  | { readonly type: 'moved'; readonly to: ListTarget }
  /** Opens the node at the cursor; goes into it where it is open. */
  | { readonly type: 'node-opened' }
  /** Closes the node at the cursor; goes to what it is in where it is closed. */
  | { readonly type: 'node-closed' }
  | { readonly type: 'node-toggled' }
  /** Leaves only the root open. */
  | { readonly type: 'tree-closed' }
  | { readonly type: 'picture-chosen'; readonly picture: number }
  | { readonly type: 'search-opened' }
  | { readonly type: 'search-typed'; readonly query: string }
  /** Enter after the query, `n` and `N`. The engine looks, and says what it found. */
  | { readonly type: 'search-started'; readonly isBackward: boolean }
  | { readonly type: 'search-found'; readonly match: DocumentMatch }
  | { readonly type: 'search-missed' }
  | { readonly type: 'search-closed' };
