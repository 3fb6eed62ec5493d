import { checkField } from './check-field.js';
import { createFields } from './create-fields.js';
import { findVariants } from './find-variants.js';
import type { ChoiceField, FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/** The form with the fields of another variant; what was typed stays where both have the field. */
export function pickVariant(state: FormState, picker: ChoiceField): FormState {
  const variant = findVariants(state.schema)[picker.chosen];
  if (variant === undefined) return state;
  const { fields, groups } = createFields(variant.schema, { context: state, initial: {} });
  const before = new Map(state.fields.map((field) => [field.key, field]));
  const kept = fields.map((field) =>
    checkField(keep(field, before.get(field.key)), { root: state.schema }),
  );
  return { ...state, fields: [picker, ...kept], groups, focused: 0, faults: [] };
}

function keep(field: FormField, before: FormField | undefined): FormField {
  if (before === undefined || before.kind !== field.kind) return field;
  const { path, label, schema, isRequired } = field;
  const isOther =
    'choices' in before &&
    'choices' in field &&
    JSON.stringify(before.choices) !== JSON.stringify(field.choices);
  const isRead = before.kind === 'text' && field.kind === 'text' && before.as !== field.as;
  return isOther || isRead ? field : { ...before, path, label, schema, isRequired };
}
