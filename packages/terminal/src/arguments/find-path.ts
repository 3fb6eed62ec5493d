import { findProperty } from './find-property.js';
import { shapeOf } from './shape-of.js';
import { splitPath } from './split-path.js';
import type { ValueShape } from './value-shape.js';

/** A place inside the parameters, and what the schema says about it. */
export interface FoundPath {
  /** Names of properties, and numbers of list items. */
  readonly segments: readonly (string | number)[];
  readonly shape: ValueShape;
  /** Whether the schema names the property, and does not just allow any. */
  readonly isDeclared: boolean;
}

/** Finds what `name`, `a.b` or `items[0].id` means; undefined when the schema knows no such place. */
export function findPath(
  typed: string,
  { shape, root }: { readonly shape: ValueShape; readonly root: unknown },
): FoundPath | undefined {
  // A property may have a dot in its name: the whole name comes first.
  const whole = findProperty(typed, shape);
  if (whole !== undefined) {
    return { segments: [whole], shape: shapeOf(shape.properties[whole], root), isDeclared: true };
  }
  const parts = splitPath(typed);
  if (parts === undefined) return undefined;
  const segments: (string | number)[] = [];
  let current = shape;
  for (const part of parts) {
    const next = typeof part === 'number' ? itemOf(part, current) : stepInto(part, current);
    if (next === undefined) return undefined;
    segments.push(typeof part === 'number' ? part : (findProperty(part, current) ?? part));
    current = shapeOf(next, root);
  }
  const isDeclared = findProperty(String(parts[0]), shape) !== undefined;
  return { segments, shape: current, isDeclared };
}

/** The schema of a property, of any property, or of an object of which nothing is said; undefined for none. */
function stepInto(name: string, shape: ValueShape): unknown {
  const property = findProperty(name, shape);
  if (property !== undefined) return shape.properties[property];
  if (shape.additional === false) return undefined;
  if (typeof shape.additional === 'object' && shape.additional !== null) return shape.additional;
  const isFreeForm = shape.additional === true || Object.keys(shape.properties).length === 0;
  return isFreeForm && mayBe('object', shape) ? {} : undefined;
}

function itemOf(index: number, shape: ValueShape): unknown {
  const schema = shape.tuple[index] ?? shape.items;
  if (schema === false || !mayBe('array', shape)) return undefined;
  return schema ?? {};
}

function mayBe(type: 'object' | 'array', { types }: ValueShape): boolean {
  return types.size === 0 || types.has(type);
}
