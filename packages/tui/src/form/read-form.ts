import { findFaults, findMissing, pathText, type Fault } from '@nanda/terminal';
import { readParameters } from './read-parameters.js';
import type { FormState } from './form-state.js';

/** What a form says, and what is wrong with it. */
export interface FormReading {
  readonly parameters: Record<string, unknown>;
  /** By the key of the field, in words that follow its name; by `''` what is wrong with the whole. In the order of the fields. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads a form to call something with it. All of the schema is looked at, which may take a while: not for every key. */
export function readForm(state: FormState): FormReading {
  const { parameters, missing } = readParameters(state);
  const problems = new Map<string, string>();
  const absent = new Set(missing);
  for (const field of state.fields) {
    if (field.problem !== undefined) problems.set(field.key, field.problem);
    else if (absent.has(field)) problems.set(field.key, 'is required');
  }
  // What is wrong with a single field is known: the rest is about how they go together.
  if (problems.size > 0) return { parameters, problems };
  // Of more properties than there are fields.
  for (const at of findMissing(parameters, { schema: state.schema, root: state.schema })) {
    problems.set('', `${pathText(at)} is required`);
  }
  for (const fault of findFaults(parameters, state.schema)) {
    const key = keyOf(fault, state);
    if (!problems.has(key)) problems.set(key, wordsOf(fault, key));
  }
  return { parameters, problems };
}

function keyOf({ at }: Fault, { fields }: FormState): string {
  const field = fields.find(
    ({ path }) => path.length > 0 && path.every((name, index) => name === at[index]),
  );
  return field?.key ?? '';
}

function wordsOf({ at, problem }: Fault, key: string): string {
  if (key !== '' || at.length === 0) return problem;
  return `${pathText(at)} ${problem}`;
}
