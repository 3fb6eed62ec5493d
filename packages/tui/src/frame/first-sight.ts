import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';

/**
 * What is opened once it is known which connections there are: the tools of the one that was used last; without one, the
 * services. Whoever has gone somewhere already is left there. Who has the keys stays as it is.
 */
export function firstSight(state: SessionState): readonly SessionAction[] {
  const { view, connections, services, lists } = state;
  if (connections.connections.length === 0) {
    return services.status === 'idle' ? [{ intent: 'look-for', query: { text: '' } }] : [];
  }
  const isElsewhere = view.last !== null || view.overlay !== null || lists.services.isFiltering;
  return isElsewhere
    ? []
    : [
        { type: 'place-opened', place: 'connections' },
        { type: 'work-opened', work: 'tools' },
      ];
}
