import * as fc from 'fast-check';
import { oddTexts, oddValues } from './odd-values.js';

/** One change somewhere in a value. */
export interface ValueEdit {
  /** Where: the so-and-so-many'th of all places, counted round and round. */
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'wrap' | 'unwrap' | 'double' | 'rename';
  readonly name: string;
  readonly value: unknown;
}

const valueEdit: fc.Arbitrary<ValueEdit> = fc.record({
  at: fc.nat(1000),
  kind: fc.constantFrom(
    'replace',
    'replace',
    'remove',
    'add',
    'wrap',
    'unwrap',
    'double',
    'rename',
  ),
  name: fc.constantFrom('__proto__', 'constructor', 'x', '', ...oddTexts.slice(0, 8)),
  value: oddValues,
});

/** Most often none: what is wrong in one place gets no further than to where that is seen. */
export const valueEdits: fc.Arbitrary<readonly ValueEdit[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(valueEdit, { minLength: 1, maxLength: 3 }) },
);

interface Place {
  readonly get: () => unknown;
  readonly set: (value: unknown) => void;
  readonly remove: () => void;
  readonly rename: (name: string) => void;
}

/** The value after all of the edits. The one that is given stays as it is. */
export function editValue(value: unknown, edits: readonly ValueEdit[]): unknown {
  const root = { value: structuredClone(value) };
  for (const edit of edits) {
    const places = placesOf(root);
    const place = places[edit.at % places.length];
    // A copy: the same value twice in one tree may be a circle.
    if (place !== undefined) apply({ ...edit, value: structuredClone(edit.value) }, place);
  }
  return root.value;
}

function apply({ kind, name, value }: ValueEdit, { get, set, remove, rename }: Place): void {
  const present = get();
  switch (kind) {
    case 'replace':
      return set(value);
    case 'remove':
      return remove();
    case 'add':
      if (Array.isArray(present)) present.push(value);
      else if (isObject(present)) define(present, name, value);
      else set(value);
      return;
    case 'wrap':
      return set([present]);
    case 'unwrap':
      return set(isObject(present) ? Object.values(present)[0] : String(present));
    case 'double':
      return set(
        typeof present === 'string' ? present + present : [present, structuredClone(present)],
      );
    case 'rename':
      return rename(name);
  }
}

/** Every member, at any depth, and the whole as the first one. */
function placesOf(holder: Record<string, unknown> | unknown[], depth = 0): Place[] {
  if (depth > 12) return [];
  const entries = Array.isArray(holder)
    ? holder.map((value, index): [string, unknown] => [String(index), value])
    : Object.entries(holder);
  return entries.flatMap(([key, value]): Place[] => [
    {
      get: () => (holder as Record<string, unknown>)[key],
      set: (next) => define(holder as Record<string, unknown>, key, next),
      remove() {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
      },
      rename(name) {
        if (Array.isArray(holder)) return;
        delete holder[key];
        define(holder, name, value);
      },
    },
    ...(isObject(value) ? placesOf(value, depth + 1) : []),
  ]);
}

/** As `JSON.parse` does: `__proto__` becomes a member like others. */
function define(holder: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(holder, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
