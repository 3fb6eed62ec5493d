import { editText } from './edit-text.js';
import type { EditedText, ListField } from './form-field.js';
import type { FormEvent } from './form-event.js';

const empty: EditedText = { text: '', cursor: 0 };

/** More rows than this are better pasted as JSON. */
const most = 500;

/** A list after an event; the same object where that means nothing to it. */
export function reduceRows(field: ListField, event: FormEvent): ListField {
  const { rows, row } = field;
  const current = rows[row] ?? empty;
  switch (event.type) {
    case 'inserted': {
      // Lines that are pasted are items, where they are no JSON.
      const lines = event.text.split(/\r\n?|\n/);
      if (lines.length > 1 && !/^\s*\[/.test(event.text)) return insertLines(field, lines);
      return withRow(field, editText(current, event));
    }
    case 'erased':
      // Back at the beginning of an empty row takes the row away.
      if (current.text === '' && event.what !== 'right') return removeRow(field);
      return withRow(field, editText(current, event));
    case 'moved':
      return withRow(field, editText(current, event));
    case 'climbed': {
      const next = row + event.by;
      return rows[next] === undefined ? field : { ...field, row: next };
    }
    case 'item-added':
      if (rows.length >= most) return field;
      return { ...field, rows: rows.toSpliced(row + 1, 0, empty), row: row + 1 };
    case 'item-removed':
      return removeRow(field);
    case 'emptied':
      return rows.length === 1 && current.text === '' ? field : { ...field, rows: [empty], row: 0 };
    case 'replaced': {
      const lines = event.text.split(/\r\n?|\n/).filter((line) => line !== '');
      const isJson = /^\s*\[/.test(event.text);
      const texts = isJson ? [event.text.trim()] : lines.length === 0 ? [''] : lines.slice(0, most);
      return { ...field, rows: texts.map(edited), row: texts.length - 1 };
    }
    default:
      return field;
  }
}

function withRow(field: ListField, next: EditedText): ListField {
  if (next === field.rows[field.row]) return field;
  return { ...field, rows: field.rows.with(field.row, next) };
}

function insertLines(field: ListField, lines: readonly string[]): ListField {
  const { rows, row } = field;
  const { text, cursor } = rows[row] ?? empty;
  const texts = (text.slice(0, cursor) + lines.join('\n') + text.slice(cursor))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, most - rows.length + 1);
  if (texts.length === 0) return field;
  return {
    ...field,
    rows: rows.toSpliced(row, 1, ...texts.map(edited)),
    row: row + texts.length - 1,
  };
}

function removeRow(field: ListField): ListField {
  const { rows, row } = field;
  if (rows.length === 1) {
    return rows[0]?.text === '' ? field : { ...field, rows: [empty], row: 0 };
  }
  return { ...field, rows: rows.toSpliced(row, 1), row: Math.max(0, row - 1) };
}

function edited(text: string): EditedText {
  return { text, cursor: text.length };
}
