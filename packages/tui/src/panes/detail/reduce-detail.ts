import type { DetailEvent } from './detail-event.js';
import type { DetailState } from './detail-state.js';

/** The service that is looked at after an event; what is told of another one changes nothing. */
export function reduceDetail(state: DetailState | null, event: DetailEvent): DetailState | null {
  if (event.type === 'detail-wanted') {
    const { service } = event;
    return {
      serviceId: service.id,
      service,
      status: 'loading',
      tools: undefined,
      toolsFailure: undefined,
      failure: undefined,
      offset: 0,
    };
  }
  if (state === null) return state;
  switch (event.type) {
    case 'detail-found':
      if (event.service.id !== state.serviceId) return state;
      return { ...state, service: event.service, status: 'ready' };
    case 'detail-failed':
      if (event.serviceId !== state.serviceId) return state;
      return { ...state, status: 'failed', failure: event.failure };
    case 'detail-tools-found':
      if (event.serviceId !== state.serviceId) return state;
      return { ...state, tools: event.tools, toolsFailure: undefined };
    case 'detail-tools-failed':
      if (event.serviceId !== state.serviceId) return state;
      return { ...state, toolsFailure: event.failure };
    case 'detail-scrolled':
      return event.offset === state.offset ? state : { ...state, offset: event.offset };
  }
}
