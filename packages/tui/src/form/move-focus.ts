import type { FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/** So many choices are seen at once: more are listed as soon as the field has the focus. */
const mostInline = 4;

/** The form with another field in focus: what is left is closed, and says from now on what is wrong with it. */
export function moveFocus(state: FormState, index: number): FormState {
  const focused = Math.min(Math.max(index, 0), state.fields.length - 1);
  if (focused === -1) return state;
  const left = state.fields[state.focused];
  const fields = left === undefined ? state.fields : replace(state.fields, leave(left));
  const target = fields[focused];
  if (target === undefined) return state;
  const opened = replace(fields, open(target));
  if (opened === state.fields && focused === state.focused) return state;
  return { ...state, focused, fields: opened };
}

function replace(fields: readonly FormField[], field: FormField): readonly FormField[] {
  const index = fields.findIndex(({ key }) => key === field.key);
  return fields[index] === field ? fields : fields.with(index, field);
}

function leave(field: FormField): FormField {
  const isPicker = field.kind === 'choice' || field.kind === 'choices';
  const isClosed = !isPicker || (!field.isOpen && field.sought === '');
  if (field.isTouched && isClosed) return field;
  return isPicker
    ? { ...field, isTouched: true, isOpen: false, sought: '' }
    : { ...field, isTouched: true };
}

function open(field: FormField): FormField {
  const isLong = field.kind === 'choices' && field.choices.length > mostInline;
  return isLong && !field.isOpen ? { ...field, isOpen: true } : field;
}
