import { fitWidth, sanitizeLine, wrapWords } from '@nanda/terminal';
import { readParameters } from './read-parameters.js';
import { shownProblem } from './shown-problem.js';
import type { FormField } from './form-field.js';
import type { FormLine } from './form-line.js';
import type { FormState } from './form-state.js';

/** Rows of a list and choices of a picker that are shown at once: the form around them stays in sight. */
const mostInside = 6;
const mostProblemLines = 3;

/** {@link listFormLines}'s second argument. */
export interface ListFormLinesOptions {
  /** For what is wrong with a field. */
  readonly columns: number;
}

/** The rows of a form, from its first to its last: those of the focused field are more than one where it has parts. */
export function listFormLines(
  state: FormState,
  { columns }: ListFormLinesOptions,
): readonly FormLine[] {
  const missing = new Set(readParameters(state).missing);
  const begun = new Set<string>();
  return state.fields.flatMap((field, index): readonly FormLine[] => {
    const isFocused = index === state.focused;
    const problem = shownProblem(field, state);
    return [
      ...groupLines(field, { state, begun }),
      { kind: 'field', field: index, isMissing: state.hasBeenTried && missing.has(field) },
      ...(isFocused ? innerLines(field, index) : []),
      ...(problem === undefined
        ? []
        : problemTexts(problem, { columns, isWhole: isFocused }).map(
            (text, line) => ({ kind: 'problem', field: index, isFirst: line === 0, text }) as const,
          )),
    ];
  });
}

/** The names of the objects that a field is the first one in. */
function groupLines(
  { path }: FormField,
  { state, begun }: { readonly state: FormState; readonly begun: Set<string> },
): readonly FormLine[] {
  const lines: FormLine[] = [];
  for (let length = 1; length < path.length; length += 1) {
    const key = JSON.stringify(path.slice(0, length));
    if (begun.has(key)) continue;
    begun.add(key);
    const group = state.groups.find((one) => JSON.stringify(one.path) === key);
    const label = path[length - 1] ?? '';
    const isRequired = group?.isRequired === true;
    lines.push({ kind: 'group', label, depth: length - 1, isRequired });
  }
  return lines;
}

/** The further rows of a list, the choices of an open picker. */
function innerLines(field: FormField, index: number): readonly FormLine[] {
  if (field.kind === 'list') {
    return around(field.row, field.rows.length)
      .filter((row) => row > 0)
      .map((row) => ({ kind: 'row', field: index, row }));
  }
  const isOpen = (field.kind === 'choice' || field.kind === 'choices') && field.isOpen;
  if (!isOpen) return [];
  const current = field.kind === 'choice' ? field.chosen : field.current;
  return around(Math.max(current, 0), field.choices.length).map((option) => ({
    kind: 'option',
    field: index,
    option,
  }));
}

/** So many places around one, in order. */
function around(place: number, count: number): readonly number[] {
  const shown = Math.min(count, mostInside);
  const start = Math.min(Math.max(0, place - Math.floor(shown / 2)), count - shown);
  return Array.from({ length: shown }, (_, offset) => start + offset);
}

/** What is wrong with the focused field is read whole, or nearly; with the others so that it can be told what it is. */
function problemTexts(
  problem: string,
  { columns, isWhole }: { readonly columns: number; readonly isWhole: boolean },
): readonly string[] {
  const line = sanitizeLine(problem);
  if (!isWhole) return [fitWidth(line, columns)];
  const lines = wrapWords(line, { width: columns }).split('\n');
  const shown = lines.slice(0, mostProblemLines);
  const rest = lines.slice(mostProblemLines - 1).join(' ');
  if (lines.length > mostProblemLines) shown[mostProblemLines - 1] = rest;
  return shown.map((text) => fitWidth(text, columns));
}
