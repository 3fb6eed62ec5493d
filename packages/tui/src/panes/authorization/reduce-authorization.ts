import type { AuthorizationEvent } from './authorization-event.js';
import type { AuthorizationState } from './authorization-state.js';

/** The page on which the user is to agree, after an event. Pure; gives the same object back when nothing changed. */
export function reduceAuthorization(
  state: AuthorizationState,
  event: AuthorizationEvent,
): AuthorizationState {
  switch (event.type) {
    case 'authorization-wanted':
      return { ...event.authorization, isShown: false };
    case 'authorization-ended':
      return state?.id === event.id ? null : state;
  }
}
