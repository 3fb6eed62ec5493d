import { isMembers } from '../generate/members.js';

const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

const isSchema = (value: unknown): boolean => typeof value === 'boolean' || isMembers(value);
const isNames = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((name) => typeof name === 'string') &&
  new Set(value).size === value.length;

type Form = readonly [is: (value: unknown) => boolean, wanted: string];

const schema: Form = [isSchema, 'a schema'];
const schemas: Form = [
  (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
  'a list of schemas that is not empty',
];
const schemaMap: Form = [
  (value) => isMembers(value) && Object.values(value).every(isSchema),
  'an object of schemas',
];
const text: Form = [(value) => typeof value === 'string', 'a text'];
const flag: Form = [(value) => typeof value === 'boolean', 'true or false'];
const number: Form = [(value) => typeof value === 'number', 'a number'];
const count: Form = [
  (value) => Number.isInteger(value) && (value as number) >= 0,
  'a whole number from 0',
];
const names: Form = [isNames, 'a list of texts, each once'];

/** What the words of JSON Schema may be, draft 4 to 2020-12. */
const forms = new Map<string, Form>([
  ...Object.entries<Form>({
    $anchor: text,
    $comment: text,
    $defs: schemaMap,
    $id: text,
    $ref: text,
    $schema: text,
    additionalItems: schema,
    additionalProperties: schema,
    allOf: schemas,
    anyOf: schemas,
    contains: schema,
    contentEncoding: text,
    contentMediaType: text,
    definitions: schemaMap,
    dependentSchemas: schemaMap,
    deprecated: flag,
    description: text,
    else: schema,
    enum: [Array.isArray, 'a list'],
    examples: [Array.isArray, 'a list'],
    exclusiveMaximum: number,
    exclusiveMinimum: number,
    format: text,
    if: schema,
    items: [
      (value) => isSchema(value) || (Array.isArray(value) && value.every(isSchema)),
      'a schema',
    ],
    maxItems: count,
    maxLength: count,
    maxProperties: count,
    maximum: number,
    minItems: count,
    minLength: count,
    minProperties: count,
    minimum: number,
    multipleOf: [(value) => typeof value === 'number' && value > 0, 'a number above 0'],
    not: schema,
    oneOf: schemas,
    pattern: text,
    patternProperties: schemaMap,
    prefixItems: schemas,
    properties: schemaMap,
    propertyNames: schema,
    readOnly: flag,
    required: names,
    title: text,
    type: [
      (value) =>
        types.has(value as string) ||
        (isNames(value) &&
          (value as string[]).length > 0 &&
          (value as string[]).every((one) => types.has(one))),
      `one of ${[...types].join(', ')}, or a list of these`,
    ],
    unevaluatedItems: schema,
    unevaluatedProperties: schema,
    uniqueItems: flag,
    writeOnly: flag,
  }),
  // Not among them: an object with a member of this name is taken for a promise.
  ['then', schema],
]);

/** What a word of a schema should be, where it has a value that it cannot have; undefined where all is well. */
export function wordProblem(word: string, value: unknown): string | undefined {
  const form = forms.get(word);
  return form === undefined || form[0](value) ? undefined : form[1];
}
