import type { SessionState } from '../session/session-state.js';
import type { ListName } from './list-name.js';

/** The name of the list in the column that has the keys. */
export function focusedList({ view }: SessionState): ListName | undefined {
  if (view.overlay?.kind === 'palette') return 'palette';
  if (view.overlay?.kind === 'help') return 'help';
  if (view.column === 'places') return view.place;
  if (view.column === 'work') {
    return view.work === 'tools' || view.work === 'facets' ? view.work : undefined;
  }
  return undefined;
}
