import type { Field, FieldValue } from './field.ts';
import { isRecord } from './is-record.ts';
import type { ToolForm } from './tool-form.ts';

/** What was filled in: the parameters, or what is wrong with each field that is not as it should be. */
export type FormReading =
  | { readonly parameters: Readonly<Record<string, unknown>> }
  | { readonly faults: ReadonlyMap<string, string> };

type Reading = { readonly value: unknown } | { readonly fault: string } | undefined;

/**
 * Reads a form. What is empty is left out, so that the tool's own default holds; a box that nobody has
 * touched is empty where it may be.
 */
export function readForm(form: ToolForm, values: ReadonlyMap<string, FieldValue>): FormReading {
  const faults = new Map<string, string>();
  const given: [string, unknown][] = [];
  for (const field of form.fields) {
    const reading = readField(field, values.get(field.name));
    if (reading === undefined) {
      if (field.isRequired) faults.set(field.name, 'This is needed.');
    } else if ('fault' in reading) faults.set(field.name, reading.fault);
    else given.push([field.name, reading.value]);
  }
  if (faults.size > 0) return { faults };
  if (!form.isWhole) return { parameters: Object.fromEntries(given) };
  const [[name, value] = ['', {}]] = given;
  return isRecord(value)
    ? { parameters: value }
    : { faults: new Map([[name, 'Write an object: {"name": value}.']]) };
}

function readField({ input, initial, isRequired }: Field, typed: FieldValue | undefined): Reading {
  if (input.type === 'boolean') {
    const isLeftOut = typed === undefined && !isRequired && initial === false;
    return isLeftOut ? undefined : { value: (typed ?? initial) === true };
  }
  const text = String(typed ?? initial);
  if (text.trim() === '') return undefined;
  switch (input.type) {
    case 'text':
      return { value: text };
    case 'choice':
      return { value: input.options[Number(text)] };
    case 'number':
      return readNumber(text, input);
    case 'json':
      return readJSON(text);
  }
}

function readNumber(
  text: string,
  {
    isInteger,
    minimum = -Infinity,
    maximum = Infinity,
  }: {
    readonly isInteger: boolean;
    readonly minimum?: number | undefined;
    readonly maximum?: number | undefined;
  },
): Reading {
  const value = Number(text);
  if (!Number.isFinite(value)) return { fault: 'Write a number.' };
  if (isInteger && !Number.isInteger(value)) return { fault: 'Write a whole number.' };
  if (value < minimum) return { fault: `At least ${minimum}.` };
  if (value > maximum) return { fault: `At most ${maximum}.` };
  return { value };
}

function readJSON(text: string): Reading {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: 'This is no JSON: text needs "quotes", lists [ ], objects { }.' };
  }
}
