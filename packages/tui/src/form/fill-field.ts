import { isSameValue } from './is-same-value.js';
import { readField } from './read-field.js';
import type { EditedText, FormField } from './form-field.js';

interface FillContext {
  readonly root: unknown;
}

/** What the proxy writes down where a secret was: it is to be typed again. */
const redacted = '[redacted]';

/** The field with a value in it; undefined where no text and no choice of this field means that value. */
export function fillField(
  field: FormField,
  value: unknown,
  { root }: FillContext,
): FormField | undefined {
  if (value === undefined || value === redacted) return field;
  const filled = fill(field, value);
  if (filled === undefined) return undefined;
  const read = readField(filled, { root });
  return 'value' in read && isSameValue(read.value, value) ? filled : undefined;
}

function fill(field: FormField, value: unknown): FormField | undefined {
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? { ...field, value } : undefined;
    case 'choice': {
      const chosen = field.choices.findIndex((choice) => isSameValue(choice.value, value));
      return { ...field, chosen };
    }
    case 'choices': {
      if (!Array.isArray(value)) return undefined;
      const chosen = value.map((item) =>
        field.choices.findIndex((choice) => isSameValue(choice.value, item)),
      );
      return { ...field, chosen };
    }
    case 'list':
      return Array.isArray(value) && value.length > 0
        ? { ...field, rows: value.map((item) => edited(textOf(item))), row: value.length - 1 }
        : undefined;
    case 'text': {
      if (field.as === 'json') return { ...field, ...edited(JSON.stringify(value)) };
      if (value === '' || value === null) {
        return { ...field, instead: value === '' ? 'empty' : 'null', text: '', cursor: 0 };
      }
      return { ...field, ...edited(textOf(value)) };
    }
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  // Digits alone would be refused as a number that may have been rounded.
  const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLarge ? (value as number).toExponential() : JSON.stringify(value);
}

function edited(text: string): EditedText {
  return { text, cursor: text.length };
}
