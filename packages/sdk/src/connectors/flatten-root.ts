import { isRecord } from './is-record.js';
import { resolveReference } from './resolve-reference.js';

type Schema = Record<string, unknown>;

/** More parts than the tops of real schemas have. Parts may refer to one another in a circle. */
const mostParts = 100;

/**
 * The schema of an object without what the APIs of models refuse at its top: `$ref`, `allOf`, `anyOf`, `oneOf`,
 * `enum`, `const` and `not`. Where there are choices between sets of parameters, all of them are there, required
 * are those that every choice requires, and `note` puts the choices into words. A parameter that only some choices
 * name is taken to be what these say of it.
 */
export function flattenRoot(root: Readonly<Schema>): {
  readonly schema: Schema;
  readonly note: string;
} {
  const notes = new Set<string>();
  let parts = 0;
  const flatten = (schema: unknown): Schema => {
    parts += 1;
    if (!isRecord(schema) || parts > mostParts) return {};
    const { $ref, allOf, anyOf, oneOf, enum: _, const: __, not: ___, ...base } = schema;
    let flat: Schema = base;
    if (typeof $ref === 'string') flat = intersect(flat, flatten(resolveReference(root, $ref)));
    for (const part of listOf(allOf)) flat = intersect(flat, flatten(part));
    for (const choices of [listOf(anyOf), listOf(oneOf)]) {
      if (choices.length === 0) continue;
      const options = choices.map(flatten);
      notes.add(describeChoices(options));
      flat = intersect(flat, unite(options, { known: propertiesOf(flat) }));
    }
    return flat;
  };
  const schema = flatten(root);
  return { schema, note: [...notes].filter((note) => note !== '').join('\n') };
}

/** An object that is as both schemas want it. */
function intersect(one: Schema, other: Schema): Schema {
  const required = [...new Set([...requiredOf(one), ...requiredOf(other)])];
  const both: Schema = {
    ...other,
    ...one,
    properties: combine([one, other], 'allOf'),
    ...(required.length > 0 && { required }),
  };
  // What one side closes, the other fills: by the letter nothing could be given of the other's.
  const isFilled = Object.keys(propertiesOf(other)).some(
    (it) => !Object.hasOwn(propertiesOf(one), it),
  );
  if (isFilled) delete both['additionalProperties'];
  return both;
}

/** An object that is as one of the schemas wants it. */
function unite(schemas: readonly Schema[], { known }: { readonly known: Schema }): Schema {
  const isIn = (name: string) => (schema: Schema) => Object.hasOwn(propertiesOf(schema), name);
  const properties = Object.entries(combine(schemas, 'anyOf')).filter(
    // A choice that says nothing about a known parameter lets it be all that it can be.
    ([name]) => !Object.hasOwn(known, name) || schemas.every(isIn(name)),
  );
  const [first = {}, ...rest] = schemas;
  const required = requiredOf(first).filter((name) =>
    rest.every((schema) => requiredOf(schema).includes(name)),
  );
  return { properties: Object.fromEntries(properties), required };
}

function combine(schemas: readonly Schema[], keyword: 'allOf' | 'anyOf'): Schema {
  const versions = new Map<string, Map<unknown, unknown>>();
  for (const [name, property] of schemas.flatMap((it) => Object.entries(propertiesOf(it)))) {
    const known = versions.get(name) ?? new Map<unknown, unknown>();
    versions.set(name, known.set(identify(property), property));
  }
  return Object.fromEntries(
    [...versions].map(([name, known]) => {
      const [first, ...rest] = known.values();
      return [name, rest.length === 0 ? first : { [keyword]: [first, ...rest] }];
    }),
  );
}

/** The same for two schemas that are written alike. */
function identify(schema: unknown): unknown {
  try {
    return JSON.stringify(schema);
  } catch {
    // Nested too deep to be compared: it is one of a kind.
    return schema;
  }
}

/** The choices in words, where they differ in what they require. */
function describeChoices(schemas: readonly Schema[]): string {
  const sets = schemas.map((schema) =>
    requiredOf(schema)
      .map((name) => `"${name}"`)
      .join(' and '),
  );
  const distinct = [...new Set(sets)].filter((set) => set !== '');
  return distinct.length < 2 ? '' : `Parameters: give ${distinct.join(', or ')}.`;
}

function propertiesOf({ properties }: Schema): Schema {
  return isRecord(properties) ? properties : {};
}

function requiredOf({ required }: Schema): string[] {
  return listOf(required).filter((name) => typeof name === 'string');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
