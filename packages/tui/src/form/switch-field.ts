import { checkField } from './check-field.js';
import { createProperty } from './create-property.js';
import { readParameters } from './read-parameters.js';
import type { FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/**
 * Shows the property with the focus as one field of JSON, or as fields again. The same form where it is JSON for want of
 * a better field, where what is written is not for fields to hold, and where it would show a secret.
 */
export function switchField(state: FormState): FormState {
  const name = state.fields[state.focused]?.path[0];
  if (name === undefined) return state;
  // The whole property: an object inside of another goes with it.
  const isOwn = ({ path }: { readonly path: readonly string[] }) => path[0] === name;
  const mine = state.fields.filter(isOwn);
  const groups = state.groups.filter(isOwn);
  const [first] = mine;
  const whole = groups[0] ?? first;
  if (first === undefined || whole === undefined || mine.some(isSecret)) return state;
  const wasJson = mine.length === 1 && isJson(first);
  const { parameters } = readParameters({ ...state, fields: mine, groups });
  const isGiven = Object.hasOwn(parameters, name);
  // A text that is no JSON would be lost.
  if (wasJson && !isGiven && first.kind === 'text' && first.text.trim() !== '') return state;
  const made = createProperty({
    path: [name],
    schema: whole.schema,
    isRequired: whole.isRequired,
    context: state,
    isJson: !wasJson,
    ...(isGiven && { value: parameters[name] }),
  });
  if (wasJson && made.fields.every(isJson)) return state;
  const at = state.fields.findIndex(isOwn);
  return {
    ...state,
    fields: state.fields.toSpliced(
      at,
      mine.length,
      ...made.fields.map((field) => checkField(field, { root: state.schema })),
    ),
    groups: [...state.groups.filter((group) => !isOwn(group)), ...made.groups],
    focused: at,
    faults: [],
  };
}

function isJson(field: FormField): boolean {
  return field.kind === 'text' && field.as === 'json';
}

function isSecret(field: FormField): boolean {
  return (field.kind === 'text' || field.kind === 'list') && field.isSecret;
}
