import { shapeOf } from '@nanda/terminal';
import { editText } from './edit-text.js';
import { fieldDefault } from './field-default.js';
import { reduceChoice } from './reduce-choice.js';
import { reduceRows } from './reduce-rows.js';
import type { BooleanField, FormField, TextField } from './form-field.js';
import type { FormEvent } from './form-event.js';

/** The field with the focus after an event; the same object where that means nothing to it. */
export function reduceField(
  field: FormField,
  event: FormEvent,
  { root }: { readonly root: unknown },
): FormField {
  switch (field.kind) {
    case 'text':
      return reduceText(field, event, root);
    case 'boolean':
      return reduceBoolean(field, event, root);
    case 'list':
      return reduceRows(field, event);
    default:
      return reduceChoice(field, event);
  }
}

function reduceText(field: TextField, event: FormEvent, root: unknown): TextField {
  switch (event.type) {
    case 'inserted':
    case 'moved':
      return withoutInstead(editText(field, event));
    case 'erased':
      if (field.text === '' && field.instead !== undefined) return emptyText(field);
      return editText(field, event);
    case 'replaced': {
      // Editors end the last line, whoever wrote it.
      const text = event.text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
      return withoutInstead({ ...field, text, cursor: text.length });
    }
    case 'emptied':
      return field.text === '' ? nextInstead(field, root) : emptyText(field);
    default:
      return field;
  }
}

function withoutInstead(field: TextField): TextField {
  return field.text === '' || field.instead === undefined ? field : strip(field);
}

function emptyText(field: TextField): TextField {
  return { ...strip(field), text: '', cursor: 0 };
}

function strip(field: TextField): TextField {
  const { instead: _, ...rest } = field;
  return rest;
}

/** Nothing, then the empty text, then null, then nothing: as far as the schema allows them. */
function nextInstead(field: TextField, root: unknown): TextField {
  const { types, limits } = shapeOf(field.schema, root);
  const { minLength } = limits;
  const ways: ('empty' | 'null' | undefined)[] = [undefined];
  const mayBeEmpty = typeof minLength !== 'number' || minLength < 1;
  if (types.has('string') && field.as !== 'json' && mayBeEmpty) ways.push('empty');
  if (types.has('null')) ways.push('null');
  const next = ways[(ways.indexOf(field.instead) + 1) % ways.length];
  if (next === field.instead) return field;
  return next === undefined ? strip(field) : { ...field, instead: next };
}

function reduceBoolean(field: BooleanField, event: FormEvent, root: unknown): BooleanField {
  switch (event.type) {
    case 'toggled':
    case 'chosen':
      return { ...field, value: nextValue(field, root) };
    case 'sought': {
      const letter = event.letter.slice(0, 1).toLowerCase();
      if (letter === 't' || letter === 'y') return withValue(field, true);
      return letter === 'f' || letter === 'n' ? withValue(field, false) : field;
    }
    case 'emptied':
    case 'erased':
      return withValue(field, 'unset');
    default:
      return field;
  }
}

function withValue(field: BooleanField, value: BooleanField['value']): BooleanField {
  return field.value === value ? field : { ...field, value };
}

/** From nothing to what the default is not, to what it is, and where nothing may be said to nothing again. */
function nextValue(field: BooleanField, root: unknown): BooleanField['value'] {
  const preset = fieldDefault(field, root);
  const first = preset !== true;
  if (field.value === 'unset') return first;
  if (field.value === first) return !first;
  return field.isRequired && preset === undefined ? first : 'unset';
}
