import { expect, test } from 'vitest';
import { checkParameters } from '../../src/testing/services/check-parameters.js';

const object = (members: object) => ({ type: 'object', properties: { a: members } });

test.each<[string, object, unknown, string[]]>([
  ['type', { type: 'string' }, 1, ['/a must be string']],
  ['types', { type: ['string', 'null'] }, null, []],
  ['whole numbers', { type: 'integer' }, 1.5, ['/a must be integer']],
  ['lists', { type: 'array', items: { type: 'number' } }, [1, 'b'], ['/a/1 must be number']],
  ['enum', { enum: ['x', { y: 1 }] }, { y: 1 }, []],
  ['no enum', { enum: ['x', 'y'] }, 'z', ['/a must be one of "x", "y"']],
  ['const', { const: 3 }, 4, ['/a must be 3']],
  ['minimum', { minimum: 1 }, 0, ['/a must be >= 1']],
  ['maximum', { maximum: 1 }, 2, ['/a must be <= 1']],
  ['above', { exclusiveMinimum: 1 }, 1, ['/a must be > 1']],
  ['below', { exclusiveMaximum: 1 }, 1, ['/a must be < 1']],
  ['minLength', { minLength: 1 }, '', ['/a must NOT have fewer than 1 characters']],
  ['maxLength', { maxLength: 1 }, '👩b', ['/a must NOT have more than 1 characters']],
  ['minItems', { minItems: 1 }, [], ['/a must NOT have fewer than 1 items']],
  ['maxItems', { maxItems: 1 }, [1, 2], ['/a must NOT have more than 1 items']],
  ['members', object({ type: 'null' }), { a: 1 }, ['/a/a must be null']],
  ['what it does not know', { pattern: '^a$', format: 'email', anyOf: [false] }, 'b', []],
])('%s', (_, schema, value, expected) => {
  const faults = checkParameters({ a: value }, { schema: object(schema) });
  expect(faults.map(({ path, message }) => `${path} ${message}`)).toEqual(expected);
});

test('what is missing, what is too much, and where the rule stands', () => {
  const schema = {
    type: 'object',
    required: ['a/b', 'toString'],
    additionalProperties: false,
    properties: { 'a/b': { type: 'string' } },
  };
  expect(checkParameters({ 'a/b': 1, c: 2 }, { schema })).toEqual([
    { path: '', schemaPath: '#/required', message: '"toString" is required' },
    { path: '/a~1b', schemaPath: '#/properties/a~1b/type', message: 'must be string' },
    { path: '', schemaPath: '#/additionalProperties', message: '"c" is not a parameter' },
  ]);
  expect(checkParameters([], { schema })).toEqual([
    { path: '', schemaPath: '#/type', message: 'must be object' },
  ]);
});
