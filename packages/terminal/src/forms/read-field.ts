import { coerceText, type Coerced } from '../arguments/coerce-text.js';
import { checkLimits } from './check-limits.js';
import type { FormField } from './form-fields.js';

/** Reads what was typed into a field: a value that the form allows, or what is wrong with it. */
export function readField(text: string, field: FormField): Coerced {
  const read = field.isList ? readList(text, field) : readOne(text, field);
  if ('problem' in read) return read;
  const problem = checkLimits(read.value, field.schema);
  return problem === undefined ? read : { problem };
}

function readList(text: string, field: FormField): Coerced {
  const values: unknown[] = [];
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const read = readOne(part.trim(), field);
    if ('problem' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

function readOne(text: string, { shape, choices }: FormField): Coerced {
  if (choices !== undefined) {
    const folded = text.trim().toLowerCase();
    const choice =
      choices.find(({ value }) => String(value) === text.trim()) ??
      choices.find(({ title, value }) =>
        [title, String(value)].some((name) => name.toLowerCase() === folded),
      ) ??
      (/^\d{1,3}$/.test(folded) ? choices[Number(folded) - 1] : undefined);
    if (choice !== undefined) return { value: choice.value };
    return { problem: `is one of ${choices.map(({ title }) => title).join(', ')}` };
  }
  const isBoolean = shape.types.size === 1 && shape.types.has('boolean');
  if (isBoolean && /^y(es)?$/i.test(text.trim())) return { value: true };
  if (isBoolean && /^no?$/i.test(text.trim())) return { value: false };
  const isText = shape.types.has('string');
  return coerceText(isText ? text : text.trim(), shape, {});
}
