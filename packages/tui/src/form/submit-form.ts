import { moveFocus } from './move-focus.js';
import { readForm } from './read-form.js';
import type { FormState } from './form-state.js';

/** The form as it is submitted. Where something is wrong with it, that is shown and the first fault has the focus. */
export function submitForm(state: FormState): FormState {
  const { problems } = readForm(state);
  if (problems.size === 0) return { ...state, isSubmitted: true, faults: [] };
  const first = state.fields.findIndex(({ key }) => problems.has(key));
  return {
    ...moveFocus(state, first === -1 ? state.focused : first),
    hasBeenTried: true,
    isSubmitted: false,
    faults: Array.from(problems, ([key, problem]) => ({ key, problem })),
  };
}
