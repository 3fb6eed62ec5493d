import { describe, expect, test } from 'vitest';
import { checkParameters } from './check-parameters.js';
import { findFaults } from './find-faults.js';

const faultOf = (value: unknown, schema: unknown) => findFaults(value, schema)[0]?.problem;

describe('a value', () => {
  test.each<[unknown, object, string]>([
    [5, { type: 'string' }, 'is text, not 5'],
    ['5', { type: ['integer', 'null'] }, 'is a whole number or null, not "5"'],
    [1.5, { type: 'integer' }, 'is a whole number, not 1.5'],
    ['c', { enum: ['a', 'b'] }, 'is one of "a", "b", not "c"'],
    ['c', { const: 'a' }, 'can only be "a", not "c"'],
    [0, { minimum: 1, maximum: 10 }, 'is 1 to 10, not 0'],
    [11, { maximum: 10 }, 'is at most 10, not 11'],
    [0, { exclusiveMinimum: 0 }, 'is more than 0, not 0'],
    [0, { minimum: 0, exclusiveMinimum: true }, 'is more than 0, not 0'],
    [5, { exclusiveMaximum: 5, minimum: 1 }, 'is at least 1 and less than 5, not 5'],
    [0.35, { multipleOf: 0.1 }, 'is a multiple of 0.1, not 0.35'],
    ['', { minLength: 1 }, 'may not be empty'],
    ['a', { minLength: 2, maxLength: 4 }, 'has 2 to 4 characters, not 1'],
    ['🦊🦊', { maxLength: 1 }, 'has at most 1 character, not 2'],
    ['x', { pattern: '^\\d+$' }, 'looks like ^\\d+$, not "x"'],
    [[1], { minItems: 2, maxItems: 2 }, 'has exactly 2 items, not 1'],
    [[{ a: 1 }, { a: 1 }], { uniqueItems: true }, 'has no item twice'],
    ['yesterday', { format: 'date' }, 'is a date such as 2025-01-31, not "yesterday"'],
    ['example.com', { format: 'uri' }, 'is a URL such as https://example.com/, not "example.com"'],
    [
      { a: 1, bb: 2 },
      { properties: { a: {}, b: {} }, additionalProperties: false },
      'is not a parameter. Did you mean b?',
    ],
    [{ x: 'a' }, { additionalProperties: { type: 'integer' } }, 'is a whole number, not "a"'],
    [[1, 'x'], { items: { type: 'integer' } }, 'is a whole number, not "x"'],
    [['x'], { prefixItems: [{ type: 'integer' }] }, 'is a whole number, not "x"'],
    [true, { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'is text or null, not true'],
    [{}, { anyOf: [{ required: ['a'] }, { required: ['b', 'c'] }] }, 'needs a or b and c'],
    [
      { a: 'x' },
      { oneOf: [{ properties: { a: { type: 'integer' } } }, { type: 'string' }] },
      'is a whole number, not "x"',
    ],
    [5, { allOf: [{ minimum: 1 }, { maximum: 4 }] }, 'is at most 4, not 5'],
  ])('%j by %j', (value, schema, problem) => {
    expect(faultOf(value, schema)).toBe(problem);
  });

  test.each<[unknown, object]>([
    [0.3, { multipleOf: 0.1 }],
    [null, { type: 'string', nullable: true }],
    ['x', { pattern: '(' }],
    ['ÄÖ', { pattern: '^\\p{Lu}+$' }],
    [{ 'x-1': 1 }, { patternProperties: { '^x-': {} }, additionalProperties: false }],
    [{ __evmauth: 'proof' }, { additionalProperties: false }],
    ['x', { not: { type: 'string' } }],
    [5, { $ref: '#/$defs/none' }],
    ['ada+tag@example.co', { format: 'email' }],
    [{ b: 1, c: 1 }, { anyOf: [{ required: ['a'] }, { required: ['b', 'c'] }] }],
  ])('%j is right by %j, as far as can be said here', (value, schema) => {
    expect(findFaults(value, schema)).toEqual([]);
  });
});

// Without an end to it this would take longer than the universe is old.
test('a pattern that goes back and forth for ever is left to the service', () => {
  expect(findFaults(`${'a'.repeat(60)}!`, { pattern: '^(a+)+$' })).toEqual([]);
});

test('a schema that doubles its work with every step is left to the service', () => {
  const $defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `d${index}`,
      { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
    ]),
  );
  expect(findFaults('x', { $defs, $ref: '#/$defs/d0' })).toEqual([]);
});

test('a schema that is its own alternative is left to the service', () => {
  const $defs = { x: { anyOf: [{ $ref: '#/$defs/x' }, { $ref: '#/$defs/x' }] } };
  expect(findFaults('x', { $defs, $ref: '#/$defs/x' })).toEqual([]);
});

test('patterns that take for ever are not tried for every one of many items', () => {
  const items = { type: 'string', pattern: '^(a+)+$' };
  const value = Array.from({ length: 5000 }, () => `${'a'.repeat(40)}!`);
  // All of them would take minutes, and the test its time.
  expect(findFaults(value, { items })).toEqual([]);
});

test('all of them are told, by the option that each is given with', () => {
  const schema = {
    required: ['userId', 'count'],
    properties: {
      userId: { type: 'string' },
      count: { type: 'integer', minimum: 1 },
      filters: {
        type: 'array',
        items: { required: ['field'], properties: { field: { type: 'string' } } },
      },
    },
  };
  const filters = [{ field: 'a' }, { field: 1 }, {}];
  expect(checkParameters({ count: 0, filters }, { schema })).toEqual([
    '--user-id is required.',
    '--filters[2].field is required.',
    '--count is at least 1, not 0.',
    '--filters[1].field is text, not 1.',
  ]);
});
