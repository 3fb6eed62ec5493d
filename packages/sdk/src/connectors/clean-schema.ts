import { isRecord } from './is-record.js';
import { mapSubschemas } from './map-subschemas.js';

/** Deeper than any schema that means something; a service may send one that is there to overflow a stack. */
const deepest = 64;

const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Where every API knows `true` and `false`; elsewhere some take only objects. */
const switches = new Set(['additionalProperties', 'unevaluatedItems', 'unevaluatedProperties']);

/** What services write where they mean one of the seven. */
const aliases = new Map([
  ['bool', 'boolean'],
  ['dict', 'object'],
  ['double', 'number'],
  ['float', 'number'],
  ['int', 'integer'],
  ['list', 'array'],
  ['str', 'string'],
]);

/**
 * A schema of the same meaning in plain JSON Schema 2020-12: older dialects are translated, and what is no schema
 * at all accepts everything.
 */
export function cleanSchema(schema: unknown, depth = 0): Record<string, unknown> {
  if (schema === false) return { not: {} };
  if (!isRecord(schema) || depth > deepest) return {};
  const { $schema: _, $id: __, $comment: ___, ...said } = schema;
  return mapSubschemas(translate(said), (subschema, keyword) =>
    typeof subschema === 'boolean' && switches.has(keyword)
      ? subschema
      : cleanSchema(subschema, depth + 1),
  );
}

/** The keywords of one schema, without those in it. */
function translate(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { type, items, additionalItems, required, properties, ...rest } = schema;
  const own = Object.fromEntries(Object.entries(rest).filter(hasRightForm));
  const known = cleanType(type);
  if (known !== undefined) own['type'] = known;
  if (isRecord(properties)) own['properties'] = properties;
  const needed = cleanRequired(required, properties);
  if (needed.length > 0) own['required'] = needed;
  if (Array.isArray(items)) {
    // A tuple, as it was written before 2020.
    own['prefixItems'] = items;
    own['items'] = additionalItems ?? {};
  } else if (items !== undefined || [known].flat().includes('array')) {
    // OpenAI refuses a list that does not say of what.
    own['items'] = items ?? {};
  }
  exclude(own, { bound: 'minimum', exclusive: 'exclusiveMinimum' });
  exclude(own, { bound: 'maximum', exclusive: 'exclusiveMaximum' });
  return own;
}

/** Whether a keyword has a value that it can have; validators refuse a whole schema for one that has not. */
function hasRightForm([keyword, value]: [string, unknown]): boolean {
  switch (keyword) {
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
    case 'prefixItems':
      return Array.isArray(value) && value.length > 0;
    case 'enum':
      return Array.isArray(value) && isShallow(value);
    case '$ref':
    case 'description':
    case 'format':
    case 'pattern':
    case 'title':
      return typeof value === 'string';
    case '$defs':
    case 'definitions':
    case 'dependentSchemas':
    case 'patternProperties':
      return isRecord(value);
    default:
      return isShallow(value);
  }
}

/** Whether a value can be written as JSON: the stack of whoever does that has an end. */
function isShallow(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((it) => isShallow(it, levels - 1));
}

function cleanType(type: unknown): string | string[] | undefined {
  const known = [type]
    .flat()
    .map((it) => (typeof it === 'string' ? (aliases.get(it) ?? it) : ''))
    .filter((it) => types.has(it));
  // One that is not known says that something else is accepted as well.
  if (known.length === 0 || known.length < [type].flat().length) return undefined;
  const distinct = [...new Set(known)];
  return Array.isArray(type) ? distinct : distinct[0];
}

/** The names of the required properties; before draft 4 each property said it of itself. */
function cleanRequired(required: unknown, properties: unknown): string[] {
  const listed = Array.isArray(required) ? required.filter((it) => typeof it === 'string') : [];
  const byThemselves = isRecord(properties)
    ? Object.keys(properties).filter((name) => {
        const property = properties[name];
        return isRecord(property) && property['required'] === true;
      })
    : [];
  return [...new Set([...listed, ...byThemselves])];
}

/** Before draft 6 `exclusiveMinimum: true` said of `minimum` that it is not reached itself. */
function exclude(
  schema: Record<string, unknown>,
  { bound, exclusive }: { readonly bound: string; readonly exclusive: string },
): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  if (schema[exclusive] && typeof schema[bound] === 'number') {
    schema[exclusive] = schema[bound];
    delete schema[bound];
  } else delete schema[exclusive];
}
