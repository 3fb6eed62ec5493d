import { isRecord } from './is-record.js';

const single = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/** A copy of a schema with each schema directly inside of it replaced. Boolean schemas are given as well. */
export function mapSubschemas(
  schema: Readonly<Record<string, unknown>>,
  replace: (subschema: unknown, keyword: string) => unknown,
): Record<string, unknown> {
  // `fromEntries` takes a key such as `__proto__` for what it is: a key.
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const replaceOne = (subschema: unknown): unknown => replace(subschema, keyword);
      if (single.has(keyword)) {
        // The items of a tuple, as they were written before 2020.
        return [keyword, Array.isArray(value) ? value.map(replaceOne) : replaceOne(value)];
      }
      if (lists.has(keyword) && Array.isArray(value)) return [keyword, value.map(replaceOne)];
      if (maps.has(keyword) && isRecord(value)) {
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([name, it]) => [name, replaceOne(it)])),
        ];
      }
      return [keyword, value];
    }),
  );
}
