import type { ServicesEvent } from './services-event.js';
import type { ServicesState } from './services-state.js';

/** The list of services after an event. An answer to a question that is not asked any more changes nothing. */
export function reduceServices(state: ServicesState, event: ServicesEvent): ServicesState {
  switch (event.type) {
    case 'services-wanted':
      return { ...state, query: event.query, status: 'loading', failure: undefined };
    case 'services-found': {
      if (event.query !== state.query) return state;
      const { services, total, facets, notices, suggestions, nextCursor } = event.page;
      return {
        ...state,
        status: 'ready',
        services,
        total,
        facets,
        notices,
        suggestions,
        nextCursor,
        failure: undefined,
      };
    }
    case 'more-services-wanted':
      return state.nextCursor === undefined ? state : { ...state, status: 'more' };
    case 'more-services-found': {
      if (event.query !== state.query) return state;
      const { services, total, nextCursor } = event.page;
      return {
        ...state,
        status: 'ready',
        services: [...state.services, ...services],
        total,
        nextCursor,
      };
    }
    case 'services-failed':
      if (event.query !== state.query) return state;
      return { ...state, status: 'failed', failure: event.failure };
  }
}
