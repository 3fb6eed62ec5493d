import type { SessionAction } from '../session/session-action.js';

/** Shows all keys, from the first. */
export function openHelp(): readonly SessionAction[] {
  return [
    { type: 'list-filter-cleared', list: 'help' },
    { type: 'list-moved', list: 'help', to: 'first', count: 1, rows: 1 },
    { type: 'overlay-opened', overlay: { kind: 'help' } },
  ];
}
