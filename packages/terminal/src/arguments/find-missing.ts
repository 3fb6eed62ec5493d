import { shapeOf } from './shape-of.js';

export type Segments = readonly (string | number)[];

/** Places of the required properties that are not there, also inside of those that are. */
export function findMissing(
  value: unknown,
  {
    schema,
    root,
    at = [],
  }: { readonly schema: unknown; readonly root: unknown; readonly at?: Segments },
): Segments[] {
  if (typeof value !== 'object' || value === null) return [];
  const shape = shapeOf(schema, root);
  if (Array.isArray(value)) {
    if (shape.tuple.length === 0 && typeof shape.items !== 'object') return [];
    return value.flatMap((item: unknown, index) =>
      findMissing(item, { schema: shape.tuple[index] ?? shape.items, root, at: [...at, index] }),
    );
  }
  const missing: Segments[] = shape.required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => [...at, name]);
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'object' || !Object.hasOwn(shape.properties, name)) continue;
    const inside = { schema: shape.properties[name], root, at: [...at, name] };
    missing.push(...findMissing(inner, inside));
  }
  return missing;
}
