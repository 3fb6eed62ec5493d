import { nearestName } from '../text/nearest-name.js';
import { describeRounding } from './describe-rounding.js';
import { parseExactJson } from './parse-exact-json.js';
import { shapeOf } from './shape-of.js';
import type { JsonType, ValueShape } from './value-shape.js';

/** A value, or what is wrong with the text in words that follow the name of the option. */
export type Coerced = { readonly value: unknown } | { readonly problem: string };

interface Context {
  readonly shape: ValueShape;
  readonly root: unknown;
}

/** Reads text as a value of a shape: what the schema calls a string stays one, whatever it looks like. */
export function coerceText(text: string, shape: ValueShape, root: unknown): Coerced {
  if (shape.choices !== undefined) return choose(text, shape.choices);
  const types = [...shape.types].filter((type) => type !== 'null' || shape.types.size === 1);
  const [only] = types;
  if (types.length === 1 && only !== undefined) {
    const coerced = coerceTo(only, text, { shape, root });
    const isNull = 'problem' in coerced && text === 'null' && shape.types.has('null');
    return isNull ? { value: null } : coerced;
  }
  if (types.length === 2 && shape.types.has('number') && shape.types.has('integer')) {
    return coerceTo('number', text, { shape, root });
  }
  return guess(text, { shape, root });
}

function coerceTo(type: JsonType, text: string, context: Context): Coerced {
  switch (type) {
    case 'string':
      return { value: text };
    case 'number':
    case 'integer':
      return readNumber(text, type);
    case 'boolean':
      if (text === 'true' || text === 'false') return { value: text === 'true' };
      return { problem: `is true or false, not "${text}"` };
    case 'null':
      return text === 'null' ? { value: null } : { problem: `can only be null, not "${text}"` };
    case 'array':
      return readList(text, context);
    default:
      return readJson(text, { isWanted: isObject, wanted: 'a JSON object such as {"a":1}' });
  }
}

function readNumber(text: string, type: 'number' | 'integer'): Coerced {
  const wanted = type === 'integer' ? 'a whole number' : 'a number';
  const value = Number(text);
  const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text);
  if (!isNumber || (type === 'integer' && Number.isFinite(value) && !Number.isInteger(value))) {
    return { problem: `is ${wanted}, not "${text}"` };
  }
  // Rounding it silently would call the tool with another number.
  const problem = describeRounding(text, value);
  return problem === undefined ? { value } : { problem: `is ${problem}` };
}

/** A JSON list, or one item of it. */
function readList(text: string, { shape, root }: Context): Coerced {
  if (text.trimStart().startsWith('[')) {
    return readJson(text, { isWanted: Array.isArray, wanted: 'a JSON list such as ["a","b"]' });
  }
  const { items, tuple } = shape;
  const schema = typeof items !== 'object' && tuple.length > 0 ? { anyOf: tuple } : items;
  const item = coerceText(text, shapeOf(schema, root), root);
  return 'value' in item ? { value: [item.value] } : item;
}

function choose(text: string, choices: readonly unknown[]): Coerced {
  const named = choices.map((choice) =>
    typeof choice === 'string' ? choice : JSON.stringify(choice),
  );
  const index = named.indexOf(text);
  if (index !== -1) return { value: choices[index] };
  const nearest = nearestName(text, named);
  const suggestion = nearest === undefined ? '' : `. Did you mean ${nearest}?`;
  const shown = named.length > most ? `${named.slice(0, most).join(', ')}, …` : named.join(', ');
  return {
    problem:
      named.length === 1
        ? `can only be ${shown}, not "${text}"`
        : `is one of ${shown}, not "${text}"${suggestion}`,
  };
}

/** Choices that are named in a message. */
const most = 30;

/** Several types are possible, or the schema does not say: the narrowest that fits the text as it is written. */
function guess(text: string, { shape, root }: Context): Coerced {
  const allows = (type: JsonType) => shape.types.size === 0 || shape.types.has(type);
  if (allows('boolean') && (text === 'true' || text === 'false')) return { value: text === 'true' };
  if (allows('null') && text === 'null') return { value: null };
  const isCanonical = String(Number(text)) === text && Number.isFinite(Number(text));
  if ((allows('number') || allows('integer')) && (isCanonical || !allows('string'))) {
    const number = readNumber(text, allows('number') ? 'number' : 'integer');
    if ('value' in number) return number;
    // A number it is, and one that cannot be sent.
    if (!allows('string') && /^[+-]?\d{16,}$/.test(text)) return number;
  }
  if (/^\s*[[{]/.test(text) && (allows('object') || allows('array'))) {
    const json = readJson(text, { isWanted: () => true, wanted: 'JSON' });
    if ('value' in json || !allows('string')) return json;
  }
  if (allows('string')) return { value: text };
  if (shape.types.has('array')) return readList(text, { shape, root });
  return { problem: `is ${[...shape.types].join(' or ')}, not "${text}"` };
}

function readJson(
  text: string,
  { isWanted, wanted }: { readonly isWanted: (value: unknown) => boolean; readonly wanted: string },
): Coerced {
  try {
    const value: unknown = parseExactJson(text);
    return isWanted(value) ? { value } : { problem: `is ${wanted}, not ${text}` };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof RangeError) return { problem: `has ${message}` };
    return { problem: `is ${wanted}; this is not JSON: ${message}` };
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
