import { fitWidth, measureWidth, sanitizeLine, wrapWords, shapeOf } from '@nanda/terminal';
import { describeField } from './describe-field.js';
import { listFormLines } from './list-form-lines.js';
import type { FormField } from './form-field.js';
import type { FormLine } from './form-line.js';
import type { FormState } from './form-state.js';

/** {@link layoutForm}'s second argument. */
export interface LayoutFormOptions {
  readonly columns: number;
  readonly rows: number;
  /** Whether a line is kept for the preview. */
  readonly hasPreview: boolean;
}

/** What is shown of a form, and where: never more than its rows. */
export interface FormLayout {
  readonly hasHeader: boolean;
  readonly lines: readonly FormLine[];
  /** Columns of the labels, their indent and their sign among them. */
  readonly labelColumns: number;
  /** What the focused field is about, a line each; safe to show. */
  readonly about: readonly string[];
  /** What is wrong with the whole; safe to show. */
  readonly fault: string | undefined;
  /** Rows that the preview may take. */
  readonly previewRows: number;
}

const mostPreview = 3;
const widestLabel = 28;

/** Finds a place for everything: the focused field first, then the preview, then the words about it, then the header. */
export function layoutForm(
  state: FormState,
  { columns, rows, hasPreview }: LayoutFormOptions,
): FormLayout {
  const labelColumns = widthOfLabels(state, columns);
  const problemColumns = Math.max(8, columns - indentOfProblems);
  const lines = listFormLines(state, { columns: problemColumns });
  const whole = state.faults.find(({ key }) => key === '')?.problem;
  const fault = whole === undefined ? undefined : fitWidth(sanitizeLine(whole), columns - 2);
  const isPreviewed = hasPreview && rows >= 4;
  const hasHeader = rows >= 8 && (state.title !== undefined || state.fields.length > 0);
  const left = rows - Number(isPreviewed) - Number(fault !== undefined) - Number(hasHeader);
  const most = left >= 6 ? 2 : left >= 4 ? 1 : 0;
  const said = aboutField(state, { columns, most, labelColumns });
  // Where the form is longer than its room, nothing below it moves from field to field.
  const isFull = lines.length > left - said.length;
  const about = isFull ? [...said, ...Array.from({ length: most - said.length }, () => ' ')] : said;
  const spare = left - about.length - lines.length;
  return {
    hasHeader,
    lines: inSight(lines, { state, rows: Math.max(1, left - about.length) }),
    labelColumns,
    about,
    fault,
    // A command that is cut off teaches nothing, so it takes what nobody else wants.
    previewRows: isPreviewed ? Math.min(mostPreview, 1 + Math.max(0, spare)) : 0,
  };
}

/** Columns from the left at which it is said what is wrong with a field. */
const indentOfProblems = 6;

function widthOfLabels({ fields, groups }: FormState, columns: number): number {
  const widths = [
    ...fields.map(({ label, path }) => widthOf(label) + indentOf(path)),
    ...groups.map(({ path }) => widthOf(path.at(-1) ?? '') + indentOf(path)),
  ];
  const most = Math.min(widestLabel, Math.floor(columns * 0.4));
  return Math.min(most, Math.max(0, ...widths));
}

function indentOf(path: readonly string[]): number {
  return Math.max(0, path.length - 1) * 2;
}

function widthOf(label: string): number {
  // Longer ones are cut anyway.
  return measureWidth(sanitizeLine(label.slice(0, 200))).width;
}

function aboutField(
  state: FormState,
  {
    columns,
    most,
    labelColumns,
  }: { readonly columns: number; readonly most: number; readonly labelColumns: number },
): readonly string[] {
  const field = state.fields[state.focused];
  if (field === undefined || most === 0) return [];
  const isCut = widthOf(field.label) + indentOf(field.path) > labelColumns;
  const { description } = shapeOf(field.schema, state.schema);
  const words = field.path.length === 0 ? undefined : description;
  const about = [
    isCut ? sanitizeLine(field.label.slice(0, 200)) : '',
    describeField(field, state),
    sanitizeLine((words ?? '').slice(0, 2000)),
  ];
  const text = about.filter((part) => part !== '').join(' · ');
  if (text === '') return [];
  const [first = '', ...rest] = wrapWords(text, { width: columns }).split('\n');
  if (most === 1 || rest.length === 0) return [fitWidth([first, ...rest].join(' '), columns)];
  return [fitWidth(first, columns), fitWidth(rest.join(' '), columns)];
}

/** The lines around the focused field that there is room for, as many before as behind it. */
function inSight(
  lines: readonly FormLine[],
  { state, rows }: { readonly state: FormState; readonly rows: number },
): readonly FormLine[] {
  if (lines.length <= rows) return lines;
  const field = state.fields[state.focused];
  const isHere = (line: FormLine) => 'field' in line && line.field === state.focused;
  const start = lines.findIndex(isHere);
  const end = lines.findLastIndex(isHere) + 1;
  if (end - start <= rows) {
    return windowOf(lines, { rows, middle: (start + end) / 2 });
  }
  const cursor = lines.findIndex((line) => isHere(line) && isCursor(line, field));
  const [first] = lines.slice(start);
  const inner = lines.slice(start + 1, end);
  const middle = Math.max(0, cursor - start - 1) + 0.5;
  // Where not even the field has room, its name and the line with its cursor have.
  if (first === undefined || rows < 2) return lines.slice(Math.max(start, cursor)).slice(0, rows);
  return [first, ...windowOf(inner, { rows: rows - 1, middle })];
}

function isCursor(line: FormLine, field: FormField | undefined): boolean {
  if (line.kind === 'row') return field?.kind === 'list' && line.row === field.row;
  if (line.kind !== 'option') return false;
  if (field?.kind === 'choice') return line.option === field.chosen;
  return field?.kind === 'choices' && line.option === field.current;
}

function windowOf(
  lines: readonly FormLine[],
  { rows, middle }: { readonly rows: number; readonly middle: number },
): readonly FormLine[] {
  const top = Math.min(
    Math.max(0, Math.round(middle - rows / 2)),
    Math.max(0, lines.length - rows),
  );
  return lines.slice(top, top + rows);
}
