import { shapeOf } from '@nanda/terminal';
import type { FormField } from './form-field.js';

/** The value that the schema names for a field that nothing is said in; undefined for none. */
export function fieldDefault(field: FormField, root: unknown): unknown {
  if (field.path.length === 0) return undefined;
  const { default: preset, choices } = shapeOf(field.schema, root);
  // What can only be one thing need not be chosen.
  if (preset === undefined && field.isRequired && choices?.length === 1) return choices[0];
  return preset;
}
