import { isMembers, type Members } from './members.js';
import { resolveLocal } from './resolve-local.js';
import { schemaPlaces } from './schema-places.js';

/** Schemas that one may become, references followed; beyond that, what is referred to is accepted as it comes. */
const mostSchemas = 20_000;
const deepest = 64;

const single = new Set<string>(schemaPlaces.single);
const lists = new Set<string>(schemaPlaces.lists);
const maps = new Set<string>(schemaPlaces.maps);
const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
const dropped = new Set([
  '$anchor',
  '$comment',
  '$defs',
  '$dynamicAnchor',
  '$id',
  '$ref',
  '$schema',
  'definitions',
  'id',
]);

/**
 * A JSON Schema of any draft as one of 2020-12 that refers to nothing: what a `$ref` points at stands in its place. A
 * schema that contains itself is named once, by `nameRecursive`, which gives the `$ref` to write. What is no schema
 * accepts everything; words with values that they cannot have are left out.
 */
export function inlineSchema(
  root: unknown,
  { nameRecursive }: { readonly nameRecursive: (target: object, define: () => unknown) => string },
): unknown {
  let count = 0;
  const recursive = new Set<object>();
  findRecursive(root, root, { onFound: (target) => recursive.add(target) });

  function convert(schema: unknown, depth: number): unknown {
    count += 1;
    if (typeof schema === 'boolean') return schema;
    if (!isMembers(schema) || depth > deepest || count > mostSchemas) return {};
    const { $ref: reference } = schema;
    if (typeof reference !== 'string') return convertWords(schema, depth);
    const target = resolveLocal(root, reference);
    // What another document says is not known.
    const referred = isMembers(target)
      ? recursive.has(target)
        ? { $ref: nameRecursive(target, () => convertWords(target, 0)) }
        : convert(target, depth + 1)
      : typeof target === 'boolean'
        ? target
        : {};
    const own = convertWords(schema, depth);
    if (Object.keys(own).length === 0) return referred;
    if (
      typeof referred === 'object' &&
      Object.keys(referred as object).some((word) => word in own)
    ) {
      return { allOf: [referred, own] };
    }
    return typeof referred === 'object' ? { ...referred, ...own } : { allOf: [referred, own] };
  }

  function convertWords(schema: Members, depth: number): Record<string, unknown> {
    const next = (part: unknown) => convert(part, depth + 1);
    const converted: Record<string, unknown> = {};
    for (const [word, value] of Object.entries(translate(schema))) {
      if (dropped.has(word)) continue;
      if (single.has(word)) converted[word] = next(value);
      else if (lists.has(word)) {
        if (Array.isArray(value) && value.length > 0) converted[word] = value.map(next);
      } else if (maps.has(word)) {
        if (isMembers(value)) {
          converted[word] = Object.fromEntries(
            Object.entries(value).map(([name, part]) => [name, next(part)]),
          );
        }
      } else if (hasForm(word, value)) converted[word] = value;
    }
    return converted;
  }

  return convert(root, 0);
}

/** What older drafts wrote in another way. */
function translate(schema: Members): Members {
  const { items, additionalItems, ...rest } = schema;
  const translated: Record<string, unknown> = { ...rest };
  if (Array.isArray(items)) {
    translated['prefixItems'] = items;
    if (additionalItems !== undefined) translated['items'] = additionalItems;
  } else if (items !== undefined) translated['items'] = items;
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof translated[exclusive] !== 'boolean') continue;
    if (translated[exclusive] && typeof translated[bound] === 'number') {
      translated[exclusive] = translated[bound];
      delete translated[bound];
    } else delete translated[exclusive];
  }
  return translated;
}

/** Whether a word has a value that it can have; words of nobody's are left as they are. */
function hasForm(word: string, value: unknown): boolean {
  switch (word) {
    case 'type':
      return Array.isArray(value)
        ? value.length > 0 &&
            value.every((type) => types.has(type as string)) &&
            new Set(value).size === value.length
        : types.has(value as string);
    case 'required':
      return (
        Array.isArray(value) &&
        value.every((name) => typeof name === 'string') &&
        new Set(value).size === value.length
      );
    case 'enum':
    case 'examples':
      return Array.isArray(value);
    case 'title':
    case 'description':
    case 'format':
    case 'pattern':
    case 'contentEncoding':
    case 'contentMediaType':
      return typeof value === 'string';
    case 'deprecated':
    case 'readOnly':
    case 'uniqueItems':
    case 'writeOnly':
      return typeof value === 'boolean';
    case 'multipleOf':
      return typeof value === 'number' && value > 0;
    case 'exclusiveMaximum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'minimum':
      return typeof value === 'number';
    case 'maxContains':
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties':
    case 'minContains':
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return Number.isInteger(value) && (value as number) >= 0;
    default:
      return (
        !word.startsWith('$') &&
        !['contentSchema', 'dependentRequired', 'dependencies'].includes(word)
      );
  }
}

/** Finds the schemas that are referred to from within themselves. */
function findRecursive(
  schema: unknown,
  root: unknown,
  {
    onFound,
    path = [],
  }: { readonly onFound: (target: object) => void; readonly path?: readonly object[] },
): void {
  const visited = new Set<object>();
  const walk = (value: unknown, within: readonly object[], depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 4 * deepest) return;
    if (within.includes(value)) {
      onFound(value);
      return;
    }
    if (visited.has(value)) return;
    const inside = [...within, value];
    if (isMembers(value) && typeof value['$ref'] === 'string') {
      const target = resolveLocal(root, value['$ref']);
      if (isMembers(target)) walk(target, inside, depth + 1);
    }
    for (const part of Object.values(value)) walk(part, inside, depth + 1);
    visited.add(value);
  };
  walk(schema, path, 0);
}
