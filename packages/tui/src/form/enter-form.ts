import { shapeOf } from '@nanda/terminal';
import { fieldDefault } from './field-default.js';
import { isFixedField } from './is-fixed-field.js';
import { moveFocus } from './move-focus.js';
import { readParameters } from './read-parameters.js';
import { stepFocus } from './step-focus.js';
import { submitForm } from './submit-form.js';
import type { FormField, ListField } from './form-field.js';
import type { FormState } from './form-state.js';

/** Enter: the next row of a list, else the next field, else the form is submitted. */
export function enterForm(state: FormState): FormState {
  const field = state.fields[state.focused];
  if (field?.kind === 'list') {
    const next = enterRow(field, state.schema);
    if (next !== undefined) return withField(state, next);
  }
  const left = field?.kind === 'list' ? withField(state, withoutLastRow(field)) : state;
  return isDone(left)
    ? submitForm(moveFocus(left, left.focused))
    : stepFocus(left, { by: 1, isRound: false });
}

/** The list with its next row; undefined where Enter leads out of it. */
function enterRow(field: ListField, root: unknown): ListField | undefined {
  const { rows, row } = field;
  const text = rows[row]?.text ?? '';
  const { maxItems } = shapeOf(field.schema, root).limits;
  const isFull = typeof maxItems === 'number' && rows.length >= maxItems;
  if (row < rows.length - 1) return { ...field, row: row + 1 };
  // A whole list in a row is all there is to say.
  if (text === '' || isFull || text.trimStart().startsWith('[')) return undefined;
  return { ...field, rows: [...rows, { text: '', cursor: 0 }], row: row + 1 };
}

function withoutLastRow(field: ListField): ListField {
  const { rows } = field;
  if (rows.length < 2 || rows.at(-1)?.text !== '') return field;
  return { ...field, rows: rows.slice(0, -1), row: rows.length - 2 };
}

function withField(state: FormState, field: FormField): FormState {
  return { ...state, fields: state.fields.with(state.focused, field) };
}

/** Whether there is no field that Enter should still lead to. */
function isDone(state: FormState): boolean {
  const { fields, focused, groups, schema, purpose } = state;
  if (fields.slice(focused + 1).every(isFixedField)) return true;
  if (purpose === 'answer') return false;
  const isAsked = (field: FormField) =>
    field.isRequired &&
    fieldDefault(field, schema) === undefined &&
    groups.every(({ path, isRequired }) => isRequired || !isInside(field, path));
  if (fields.slice(focused + 1).some(isAsked)) return false;
  const isRight = fields.every(({ problem }) => problem === undefined);
  return isRight && readParameters(state).missing.length === 0;
}

function isInside({ path }: FormField, outer: readonly string[]): boolean {
  return path.length > outer.length && outer.every((name, index) => path[index] === name);
}
