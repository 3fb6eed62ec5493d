import { nearestName } from '../text/nearest-name.js';
import { shapeOf } from './shape-of.js';
import type { JsonType, ValueShape } from './value-shape.js';

/** A value, or what is wrong with the text in words that follow the name of the option. */
export type Coerced = { readonly value: unknown } | { readonly problem: string };

/** Reads text as a value of a shape: what the schema calls a string stays one, whatever it looks like. */
export function coerceText(text: string, shape: ValueShape, root: unknown): Coerced {
  if (shape.choices !== undefined) return choose(text, shape.choices);
  const types = [...shape.types].filter((type) => type !== 'null' || shape.types.size === 1);
  const [only] = types;
  if (types.length === 1 && only !== undefined) return coerceTo(only, text, { shape, root });
  if (types.length === 2 && shape.types.has('number') && shape.types.has('integer')) {
    return coerceTo('number', text, { shape, root });
  }
  return guess(text, { shape, root });
}

function coerceTo(
  type: JsonType,
  text: string,
  context: { readonly shape: ValueShape; readonly root: unknown },
): Coerced {
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
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
    return { problem: `is ${wanted}, not "${text}"` };
  }
  const value = Number(text);
  if (!Number.isFinite(value)) return { problem: `is ${wanted} that is too large: ${text}` };
  if (type === 'integer' && !Number.isInteger(value)) {
    return { problem: `is ${wanted}, not "${text}"` };
  }
  // Rounding it silently would call the tool with another number.
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && /^[+-]?\d+$/.test(text)) {
    return { problem: `is ${text}, which is beyond what a JSON number holds exactly (2^53)` };
  }
  return { value };
}

/** A JSON list, or one item of it. */
function readList(
  text: string,
  { shape, root }: { readonly shape: ValueShape; readonly root: unknown },
): Coerced {
  if (text.trimStart().startsWith('[')) {
    return readJson(text, { isWanted: Array.isArray, wanted: 'a JSON list such as ["a","b"]' });
  }
  const item = coerceText(text, shapeOf(shape.items, root), root);
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
  return { problem: `is one of ${named.join(', ')}, not "${text}"${suggestion}` };
}

/** Several types are possible, or the schema does not say: the narrowest that fits the text as it is written. */
function guess(
  text: string,
  { shape, root }: { readonly shape: ValueShape; readonly root: unknown },
): Coerced {
  const allows = (type: JsonType) => shape.types.size === 0 || shape.types.has(type);
  if (allows('boolean') && (text === 'true' || text === 'false')) return { value: text === 'true' };
  if (allows('null') && text === 'null') return { value: null };
  const isCanonical = String(Number(text)) === text;
  if ((allows('number') || allows('integer')) && isCanonical) {
    const number = readNumber(text, allows('number') ? 'number' : 'integer');
    if ('value' in number || !allows('string')) return number;
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
    const value: unknown = JSON.parse(text);
    return isWanted(value) ? { value } : { problem: `is ${wanted}, not ${text}` };
  } catch (error) {
    return { problem: `is ${wanted}; this is not JSON: ${(error as Error).message}` };
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
