import { flagFor, pathText, shapeOf, type ValueShape } from '@nanda/terminal';

/** One of the values that a schema speaks of, at any depth. */
export interface Parameter {
  readonly segments: readonly (string | number)[];
  /** The option that sets it; undefined where only JSON does. Not safe to show. */
  readonly flag: string | undefined;
  /** Not safe to show. */
  readonly path: string;
  readonly shape: ValueShape;
  readonly isRequired: boolean;
}

/** What lies deeper, and more than that, is left out: the schema itself has it. */
const deepest = 3;
const most = 80;

/** The values of an object, what it asks for first, each of them before what is in it. */
export function listParameters(schema: unknown): {
  readonly parameters: readonly Parameter[];
  /** How many more there are, of those that were looked for. */
  readonly left: number;
} {
  const place = { shape: shapeOf(schema, schema), root: schema };
  const all = membersOf(place.shape, []);
  return { parameters: all.slice(0, most), left: Math.max(0, all.length - most) };

  function membersOf(shape: ValueShape, at: readonly (string | number)[]): readonly Parameter[] {
    const isRequired = (name: string) => shape.required.includes(name);
    const names = Object.keys(shape.properties);
    return [...names.filter(isRequired), ...names.filter((name) => !isRequired(name))].flatMap(
      (name) => {
        const segments = [...at, name];
        const value = shapeOf(shape.properties[name], schema);
        const own = {
          segments,
          flag: flagFor(segments, place),
          path: pathText(segments),
          shape: value,
          isRequired: isRequired(name),
        };
        return [own, ...insideOf(value, segments)];
      },
    );
  }

  function insideOf(
    value: ValueShape,
    segments: readonly (string | number)[],
  ): readonly Parameter[] {
    if (segments.filter((segment) => typeof segment === 'string').length >= deepest) return [];
    if (Object.keys(value.properties).length > 0) return membersOf(value, segments);
    if (!value.types.has('array') || value.tuple.length > 0) return [];
    return membersOf(shapeOf(value.items, schema), [...segments, 0]);
  }
}
