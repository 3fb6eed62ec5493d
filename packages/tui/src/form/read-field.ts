import { coerceText, shapeOf, type ValueShape } from '@nanda/terminal';
import { parseJsonText } from './parse-json-text.js';
import type { FormField, ListField, TextField } from './form-field.js';

/** The value in a field, or what is wrong with its text in words that follow its name; neither where nothing is said. */
export interface FieldReading {
  readonly value?: unknown;
  readonly problem?: string;
}

interface ReadContext {
  /** The schema that `$ref`s look into. */
  readonly root: unknown;
}

/** Reads a field by its schema: what that calls a string stays one, whatever it looks like. Limits are not looked at. */
export function readField(field: FormField, { root }: ReadContext): FieldReading {
  switch (field.kind) {
    case 'boolean':
      return field.value === 'unset' ? {} : { value: field.value };
    case 'choice': {
      const choice = field.isVariant ? undefined : field.choices[field.chosen];
      return choice === undefined ? {} : { value: choice.value };
    }
    case 'choices':
      if (field.chosen.length === 0) return {};
      return { value: field.chosen.map((index) => field.choices[index]?.value) };
    case 'list':
      return readRows(field, { root });
    case 'text':
      return readText(field, { root });
  }
}

function readText(field: TextField, { root }: ReadContext): FieldReading {
  const { text, as, instead } = field;
  if (text === '') {
    if (instead === undefined) return {};
    return { value: instead === 'empty' ? '' : null };
  }
  if (as === 'json') return text.trim() === '' ? {} : parseJsonText(text);
  const shape = shapeOf(field.schema, root);
  if (as !== 'number') return coerceText(text, shape, root);
  return text.trim() === '' ? {} : coerceText(text.trim(), shape, root);
}

/** Each row is an item, or a JSON list of them, as options on a command line are. */
function readRows(field: ListField, { root }: ReadContext): FieldReading {
  const shape = shapeOf(field.schema, root);
  const items: unknown[] = [];
  const filled = field.rows.filter(({ text }) => text !== '');
  for (const [index, { text }] of filled.entries()) {
    const read = readRow(text, { shape, root, isOnly: filled.length === 1 });
    if (read.problem !== undefined) {
      return { problem: `${read.problem} (item ${index + 1})` };
    }
    items.push(...[read.value].flat());
  }
  return items.length === 0 ? {} : { value: items };
}

interface Row {
  readonly shape: ValueShape;
  readonly root: unknown;
  readonly isOnly: boolean;
}

function readRow(text: string, { shape, root, isOnly }: Row): FieldReading {
  const items = shapeOf(shape.items, root);
  const isText = items.types.size === 1 && items.types.has('string');
  // A text may begin with a bracket too, and be no list.
  if (!text.trimStart().startsWith('['))
    return coerceText(isText ? text : text.trim(), items, root);
  const list = coerceText(text, shape, root);
  if ('value' in list ? isOnly || !isText : !isText) return list;
  return coerceText(text, items, root);
}
