import type { FormField } from './form-field.js';
import type { FormState } from './form-state.js';

/** What a number is while it is written: nobody is told before its end that it is none. */
const unfinished = /^\s*(?:[+-]?\.?|[+-]?\d+\.|[+-]?[\d.]+[eE][+-]?)$/;

/**
 * What is said to be wrong with what is in a field at the moment: while something is typed only what more of it would not
 * mend.
 */
export function shownProblem(field: FormField, state: FormState): string | undefined {
  const fault = state.faults.find(({ key }) => key === field.key)?.problem;
  const { problem } = field;
  // What is missing is said beside the label.
  if (problem === undefined) return fault === 'is required' ? undefined : fault;
  const isFocused = state.fields[state.focused] === field;
  const isNumber = field.kind === 'text' && field.as === 'number';
  const isLive = field.kind === 'text' && (isNumber || field.as === 'json');
  const isBegun = isNumber && unfinished.test(field.text);
  const isSaid = field.isTouched || !isFocused || (isLive && !isBegun);
  return isSaid || fault !== undefined ? problem : undefined;
}
