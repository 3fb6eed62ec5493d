import { putValue } from '@nanda/terminal';
import { asRecord } from './as-record.js';
import { fieldDefault } from './field-default.js';
import { readField } from './read-field.js';
import type { FieldPath, FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/** What a form says so far. */
export interface FormParameters {
  readonly parameters: Record<string, unknown>;
  /** The fields that have to say something and do not. */
  readonly missing: readonly FormField[];
}

/**
 * The parameters that are in a form: of fields that are right, and in their order. A default is sent in an answer, else
 * only where the schema asks for the property; an object only where it asks for it, or something is said in it.
 */
export function readParameters(state: FormState): FormParameters {
  const root = state.schema;
  const parameters: Record<string, unknown> = {};
  const missing: FormField[] = [];
  const read = state.fields.map((field) => readField(field, { root }));
  const present = presentGroups(state, (index) => read[index]?.value !== undefined);
  const put = (path: FieldPath, value: unknown) => putValue(parameters, path, value);
  // An object that is asked for is there even when nothing in it is.
  const putGroups = ({ path }: FormField) => {
    for (let length = 1; length < path.length; length += 1) {
      if (present.has(keyOf(path.slice(0, length)))) put(path.slice(0, length), {});
    }
  };
  state.fields.forEach((field, index) => {
    putGroups(field);
    const { value, problem } = read[index] ?? {};
    if (field.path.length === 0) {
      for (const [name, inner] of Object.entries(asRecord(value))) put([name], inner);
      return;
    }
    if (value !== undefined) put(field.path, value);
    if (value !== undefined || problem !== undefined) return;
    if (field.path.length > 1 && !present.has(keyOf(field.path.slice(0, -1)))) return;
    const preset = fieldDefault(field, root);
    if (preset !== undefined) {
      // A choice that stands for it was taken back.
      const isWritten = field.kind === 'text' || field.kind === 'list';
      if (field.isRequired || (state.purpose === 'answer' && isWritten)) put(field.path, preset);
    } else if (field.isRequired) missing.push(field);
  });
  return { parameters, missing };
}

/** The objects that are sent: those that something is said in, and those that are asked for in what is sent. */
function presentGroups(state: FormState, isSaid: (index: number) => boolean): ReadonlySet<string> {
  const present = new Set<string>();
  state.fields.forEach(({ path }, index) => {
    if (!isSaid(index)) return;
    for (let length = 1; length < path.length; length += 1) {
      present.add(keyOf(path.slice(0, length)));
    }
  });
  for (const { path, isRequired } of state.groups) {
    const isOuterThere = path.length === 1 || present.has(keyOf(path.slice(0, -1)));
    if (isRequired && isOuterThere) present.add(keyOf(path));
  }
  return present;
}

function keyOf(path: FieldPath): string {
  return JSON.stringify(path);
}
