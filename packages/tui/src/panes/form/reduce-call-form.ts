import type { CallFormEvent } from './call-form-event.js';
import type { CallFormState } from './call-form-state.js';

/** The form of a tool after an event. */
export function reduceCallForm(
  state: CallFormState | null,
  event: CallFormEvent,
): CallFormState | null {
  switch (event.type) {
    case 'form-opened': {
      const { connectionId, tool, form } = event;
      return { connectionId, tool, form };
    }
    case 'form-changed':
      return state === null || state.form === event.form ? state : { ...state, form: event.form };
    case 'form-left':
      return null;
  }
}
