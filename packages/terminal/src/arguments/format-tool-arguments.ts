import { coerceText } from './coerce-text.js';
import { findPath } from './find-path.js';
import { flagFor } from './flag-for.js';
import { setMember } from './set-member.js';
import { shapeOf } from './shape-of.js';
import type { ValueShape } from './value-shape.js';

type Segments = readonly (string | number)[];

/**
 * A tool's parameters as the words that `parseToolArguments` reads them from, the shortest that a person would type:
 * `--city Oslo --tags a --tags b --filter.status open`. Not quoted for a shell. What no option can say, such as a name
 * with `=` in it, is a JSON object at the beginning.
 */
export function formatToolArguments(
  parameters: Readonly<Record<string, unknown>>,
  { schema }: { readonly schema: unknown },
): string[] {
  const place = { shape: shapeOf(schema, schema), root: schema };
  const rest: Record<string, unknown> = {};
  const words = Object.entries(parameters).flatMap(([name, value]) => {
    const own = formatAt([name], value);
    if (own === undefined) setMember(rest, name, value);
    return own ?? [];
  });
  return Object.keys(rest).length === 0 ? words : [JSON.stringify(rest), ...words];

  /** The words for the value at a place; undefined where only JSON can say it. */
  function formatAt(segments: Segments, value: unknown): string[] | undefined {
    const flag = flagFor(segments, place);
    const found = flag === undefined ? undefined : findPath(flag.slice(2), place);
    if (flag === undefined || found === undefined) return undefined;
    return (
      formatParts(segments, value, found.shape) ??
      formatItems(flag, value, found.shape) ??
      formatOne(flag, value, found.shape) ??
      formatJson(flag, value)
    );
  }

  /** An object, and a list of them, by what is in it. */
  function formatParts(segments: Segments, value: unknown, shape: ValueShape) {
    if (typeof value !== 'object' || value === null) return undefined;
    const isList = Array.isArray(value);
    if (isList ? !value.every(isFilledObject) : !isFilledObject(value)) return undefined;
    if (isList && (value.length === 0 || shape.tuple.length > 0)) return undefined;
    const parts = Object.entries(value).map(([name, inner]) =>
      formatAt([...segments, isList ? Number(name) : name], inner as unknown),
    );
    return parts.every((part) => part !== undefined && !part.some(isJson))
      ? (parts.flat() as string[])
      : undefined;
  }

  /** A list of plain values: the option for each of them. */
  function formatItems(flag: string, value: unknown, shape: ValueShape): string[] | undefined {
    if (!Array.isArray(value) || value.length === 0 || !shape.types.has('array')) return undefined;
    const own: string[] = [];
    for (const item of value as readonly unknown[]) {
      const text = textOf(item);
      // More than one item is a list however it is given; a single one is where it is read as one.
      const read = text === undefined ? undefined : readBack(text, shape);
      const isItem = Array.isArray(read) && read.length === 1 && isSame(read[0], item);
      const isOne = value.length > 1 && !Array.isArray(item) && isSame(read, item);
      if (text === undefined || !(isItem || isOne)) return undefined;
      own.push(...join(flag, text));
    }
    return own;
  }

  function formatOne(flag: string, value: unknown, shape: ValueShape): string[] | undefined {
    const types = [...shape.types].filter((type) => type !== 'null');
    const isFlag = types.length === 1 && types[0] === 'boolean' && typeof value === 'boolean';
    if (isFlag && isSame(readBack(String(value), shape), value)) {
      const off = `--no-${flag.slice(2)}`;
      if (value) return [flag];
      // Another property may have that very name.
      return findPath(off.slice(2), place)?.isDeclared ? [`${flag}=false`] : [off];
    }
    const text = textOf(value);
    if (text === undefined || !isSame(readBack(text, shape), value)) return undefined;
    return join(flag, text);
  }

  function readBack(text: string, shape: ValueShape): unknown {
    const coerced = coerceText(text, shape, schema);
    return 'value' in coerced ? coerced.value : undefined;
  }
}

function formatJson(flag: string, value: unknown): string[] | undefined {
  const name = flag.slice(2);
  // A name that an assignment could not have.
  if (!/^[^=\s{}:-][^=\s{}:]*$/.test(name) || value === undefined) return undefined;
  return [`${name}:=${JSON.stringify(value)}`];
}

/** Two words, or one where the second would be taken for an option. */
function join(flag: string, text: string): string[] {
  return text.startsWith('-') ? [`${flag}=${text}`] : [flag, text];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  // Digits alone would be refused as a number that may have been rounded.
  const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLarge ? (value as number).toExponential() : JSON.stringify(value);
}

function isJson(word: string): boolean {
  return /^[^-][^=]*:=/.test(word);
}

function isFilledObject(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
