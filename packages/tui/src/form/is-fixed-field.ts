import type { FormField } from './form-field.js';

/** Whether a field can only say one thing, and has to: there is nothing to choose in it. */
export function isFixedField(field: FormField): boolean {
  return (
    field.kind === 'choice' && !field.isVariant && field.isRequired && field.choices.length === 1
  );
}
