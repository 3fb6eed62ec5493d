import { readParameters } from './read-parameters.js';
import type { FormState } from './form-state.js';

/** The field to begin with: the first that has to be filled in, else the first of all. */
export function firstEmpty(state: FormState): number {
  const [first] = readParameters(state).missing;
  return first === undefined ? 0 : state.fields.indexOf(first);
}
