import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import { activeFilters } from './active-filters.js';
import { connectService } from './connect-service.js';
import { openService } from './open-service.js';
import { serviceUnderCursor } from './service-under-cursor.js';
import { whyNoConnection } from './why-no-connection.js';
import { withoutFilters } from './without-filters.js';

/** Keys of the list of services. */
export const servicesKeys: readonly Binding[] = [
  {
    id: 'services.open',
    context: 'services',
    keys: ['enter'],
    title: 'Show all about the service',
    short: 'open',
    whyNot: (state) => (openService(state).length === 0 ? 'No service is selected' : undefined),
    act: openService,
  },
  {
    id: 'services.connect',
    context: 'services',
    keys: ['c'],
    title: 'Connect to the service',
    short: 'connect',
    whyNot: (state) => whyNoConnection(serviceUnderCursor(state)),
    act: (state) => {
      const service = serviceUnderCursor(state);
      return service === undefined ? [] : connectService(service);
    },
  },
  {
    id: 'services.facets',
    context: 'services',
    keys: ['f'],
    title: 'Narrow and order the list',
    short: 'filters',
    act: () => [{ type: 'work-opened', work: 'facets' }],
  },
  {
    id: 'services.clear-filters',
    context: 'services',
    keys: ['0'],
    title: 'Take all filters off',
    whyNot: whyNoFilters,
    act: clearFilters,
  },
  {
    id: 'services.search-again',
    context: 'services',
    keys: ['r'],
    title: 'Search again',
    act: ({ services }) => [{ intent: 'look-for', query: { ...services.query } }],
  },
  {
    id: 'services.copy',
    context: 'services',
    keys: ['y'],
    title: 'Copy the id of the service',
    whyNot: (state) =>
      serviceUnderCursor(state) === undefined ? 'No service is selected' : undefined,
    act: () => [{ intent: 'copy', what: 'row' }],
  },
];

function whyNoFilters({ services }: SessionState): string | undefined {
  return activeFilters(services.query).length === 0 ? 'No filter is on' : undefined;
}

function clearFilters({ services }: SessionState) {
  return [{ intent: 'look-for', query: withoutFilters(services.query) } as const];
}
