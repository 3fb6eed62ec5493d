import type { SessionAction } from '../session/session-action.js';

/** Shows everything that can be done, with nothing typed yet. */
export function openPalette(): readonly SessionAction[] {
  return [
    { type: 'list-filter-cleared', list: 'palette' },
    { type: 'list-moved', list: 'palette', to: 'first', count: 1, rows: 1 },
    { type: 'overlay-opened', overlay: { kind: 'palette' } },
  ];
}
