import { expect, test } from 'vitest';
import { formOfSchema } from './form-of-schema.ts';

function fieldOf(schema: unknown) {
  return formOfSchema({ type: 'object', properties: { it: schema } }).fields[0];
}

test.each([
  [{ type: 'string' }, { type: 'text', isSecret: false }],
  [
    { type: 'string', format: 'password' },
    { type: 'text', isSecret: true },
  ],
  [
    { type: 'integer', minimum: 1, maximum: 7 },
    { type: 'number', isInteger: true, minimum: 1, maximum: 7 },
  ],
  [
    { type: ['number', 'null'] },
    { type: 'number', isInteger: false, minimum: undefined, maximum: undefined },
  ],
  [{ anyOf: [{ type: 'boolean' }, { type: 'null' }] }, { type: 'boolean' }],
  [{ enum: ['a', 1, null] }, { type: 'choice', options: ['a', 1, null] }],
  [{ const: 'only' }, { type: 'choice', options: ['only'] }],
  [{ type: 'array', items: { type: 'string' } }, { type: 'json' }],
  [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, { type: 'json' }],
  [true, { type: 'json' }],
  ['nonsense', { type: 'json' }],
])('%j is typed as %j', (schema, input) => {
  expect(fieldOf(schema)?.input).toEqual(input);
});

test.each([
  [{ type: 'string', default: 'sample' }, 'sample'],
  [{ type: 'integer', default: 10 }, '10'],
  [{ type: 'boolean', default: true }, true],
  [{ enum: ['metric', 'imperial'], default: 'imperial' }, '1'],
  [{ enum: ['metric'], default: 'other' }, ''],
  [{ type: 'array', default: [1] }, '[1]'],
  [{ type: 'string', default: 7 }, ''],
])('the default of %j is filled in', (schema, initial) => {
  expect(fieldOf(schema)?.initial).toBe(initial);
});

test('a tool that takes nothing has no fields', () => {
  expect(formOfSchema({ type: 'object' })).toEqual({ fields: [], isWhole: false });
});

test.each([
  { $ref: '#/$defs/it' },
  { oneOf: [{ type: 'object' }] },
  { type: 'object', additionalProperties: { type: 'string' } },
])('%j is asked for as a whole', (schema) => {
  expect(formOfSchema(schema)).toMatchObject({
    isWhole: true,
    fields: [{ input: { type: 'json' } }],
  });
});

test('a property may have the name of something that every object has', () => {
  const properties: unknown = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {}}');
  const { fields } = formOfSchema({ properties, required: ['__proto__'] });
  expect(fields.map(({ name, isRequired }) => [name, isRequired])).toEqual([
    ['__proto__', true],
    ['constructor', false],
  ]);
});
