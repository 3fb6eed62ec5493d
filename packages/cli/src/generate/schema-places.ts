/** The words of JSON Schema, of any draft, that have schemas in them. */
export const schemaPlaces = {
  /** One schema each. `items` may also be a list of them, before 2020. */
  single: [
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
    'additionalItems',
  ],
  lists: ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'],
  /** Schemas by names. */
  maps: ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'],
} as const;
