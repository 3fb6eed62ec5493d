import { fieldDefault } from './field-default.js';
import { fillField } from './fill-field.js';
import type { FormField } from './form-field.js';

/**
 * Fields that are chosen rather than written, with their defaults chosen: what is to be sent is seen, and can be taken
 * back. One that the field cannot hold is left out.
 */
export function chooseDefaults(
  fields: readonly FormField[],
  { root }: { readonly root: unknown },
): readonly FormField[] {
  return fields.map((field) => {
    if (field.kind === 'text' || field.kind === 'list') return field;
    return fillField(field, fieldDefault(field, root), { root }) ?? field;
  });
}
