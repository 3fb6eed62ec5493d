import { checkField } from './check-field.js';
import { enterForm } from './enter-form.js';
import { moveFocus } from './move-focus.js';
import { pickVariant } from './pick-variant.js';
import { reduceField } from './reduce-field.js';
import { stepFocus } from './step-focus.js';
import { submitForm } from './submit-form.js';
import { switchField } from './switch-field.js';
import type { FormEvent } from './form-event.js';
import type { FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/**
 * A form after an event. Pure; gives the same object back when nothing changed. Where the event submits it and nothing
 * is wrong, `isSubmitted` is true until the next event.
 */
export function reduceForm(before: FormState, event: FormEvent): FormState {
  const state = before.isSubmitted ? { ...before, isSubmitted: false } : before;
  switch (event.type) {
    case 'submitted':
      return submitForm(moveFocus(state, state.focused));
    case 'entered':
      return enterForm(state);
    case 'stepped':
      return stepFocus(state, { by: event.by, isRound: Math.abs(event.by) === 1 });
    case 'focused': {
      const index = state.fields.findIndex(({ key }) => key === event.key);
      return index === -1 ? state : moveFocus(state, index);
    }
    case 'switched':
      return switchField(state);
    case 'climbed': {
      const next = reduceFocused(state, event);
      return next === state ? stepFocus(state, { by: event.by, isRound: false }) : next;
    }
    default:
      return reduceFocused(state, event);
  }
}

function reduceFocused(state: FormState, event: FormEvent): FormState {
  const field = state.fields[state.focused];
  if (field === undefined) return state;
  const root = state.schema;
  const reduced = reduceField(field, event, { root });
  if (reduced === field) return state;
  // To move about changes no value, and to check one may take time.
  const isOnlyMoved = event.type === 'moved' || event.type === 'climbed';
  const isSame = isOnlyMoved && reduced.kind !== 'choice';
  const next: FormField = isSame ? reduced : checkField(reduced, { root });
  if (next.kind === 'choice' && next.isVariant && field.kind === 'choice') {
    if (next.chosen !== field.chosen) return pickVariant(state, next);
  }
  return {
    ...state,
    fields: state.fields.with(state.focused, next),
    faults: isSame || state.faults.length === 0 ? state.faults : [],
  };
}
