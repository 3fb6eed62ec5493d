import { findFaults, findMissing, pathText } from '@nanda/terminal';
import { readField } from './read-field.js';
import type { FormField } from './form-field.js';

/** A field that knows what is wrong with what is in it. Whether it is missing is for the whole form to say. */
export function checkField<Field extends FormField>(
  field: Field,
  { root }: { readonly root: unknown },
): Field {
  const problem = findProblem(field, root);
  if (problem === field.problem) return field;
  const { problem: _, ...rest } = field;
  return { ...rest, ...(problem !== undefined && { problem }) } as Field;
}

function findProblem(field: FormField, root: unknown): string | undefined {
  const { value, problem } = readField(field, { root });
  if (problem !== undefined || value === undefined) return problem;
  // Of what is for the whole, the whole form says it.
  if (field.path.length === 0) {
    return isPlainObject(value) ? undefined : 'is a JSON object such as {"a":1}';
  }
  const [missing] = findMissing(value, { schema: field.schema, root });
  if (missing !== undefined) return `needs ${pathText(missing)}`;
  const [fault] = findFaults(value, field.schema, { root });
  if (fault === undefined) return undefined;
  return fault.at.length === 0 ? fault.problem : `in ${pathText(fault.at)}: ${fault.problem}`;
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
