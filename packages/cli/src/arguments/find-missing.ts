import { shapeOf } from './shape-of.js';

/** Paths of the required properties that are not there, also inside of those that are. */
export function findMissing(
  value: unknown,
  {
    schema,
    root,
    at = '',
  }: { readonly schema: unknown; readonly root: unknown; readonly at?: string },
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const shape = shapeOf(schema, root);
  const missing = shape.required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => at + name);
  for (const [name, inner] of Object.entries(value)) {
    if (Object.hasOwn(shape.properties, name)) {
      const inside = { schema: shape.properties[name], root, at: `${at}${name}.` };
      missing.push(...findMissing(inner, inside));
    }
  }
  return missing;
}
