import type { ResultViewName } from './result-view-name.js';
import type { ResultViewState } from './result-view-state.js';

const rootIsOpen: readonly string[] = [''];

/** A result that is looked at from its beginning. */
export function initialResultView(view: ResultViewName = 'text'): ResultViewState {
  return { view, offset: 0, cursor: 0, expanded: rootIsOpen, picture: 0 };
}
