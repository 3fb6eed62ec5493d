import { followReference, shapeOf } from '@nanda/terminal';

/** More than this are better written as JSON. */
const most = 12;

/** One of the ways in which a tool may be called. */
export interface FormVariant {
  /** Of the service: to be sanitised where it is shown. */
  readonly label: string;
  /** The schema of the whole, if it is this one. */
  readonly schema: unknown;
}

/**
 * The alternatives at the root of a schema that have properties of their own; none where there are no two of them, or
 * they only say what has to be given together.
 */
export function findVariants(schema: unknown): readonly FormVariant[] {
  const members = followReference(schema, schema);
  const keyword = ['oneOf', 'anyOf'].find((key) => Array.isArray(members[key]));
  if (keyword === undefined) return [];
  const parts = members[keyword] as readonly unknown[];
  if (parts.length < 2 || parts.length > most) return [];
  const shapes = parts.map((part) => shapeOf(part, schema));
  if (shapes.every(({ properties }) => Object.keys(properties).length === 0)) return [];
  const { [keyword]: _, ...base } = members;
  return parts.map((part, index) => ({
    label: labelOf(part, { schema, index }),
    schema: { allOf: [base, part] },
  }));
}

function labelOf(
  part: unknown,
  { schema, index }: { readonly schema: unknown; readonly index: number },
): string {
  const { title } = followReference(part, schema);
  if (typeof title === 'string' && title.trim() !== '') return title;
  const { properties, required } = shapeOf(part, schema);
  // What can only have one value tells them apart.
  for (const property of Object.values(properties)) {
    const { choices } = shapeOf(property, schema);
    if (choices?.length === 1) return String(choices[0]);
  }
  const names = required.length > 0 ? required : Object.keys(properties);
  return names.length === 0 ? `variant ${index + 1}` : names.slice(0, 3).join(', ');
}
