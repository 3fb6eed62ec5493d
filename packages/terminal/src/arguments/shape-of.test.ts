import { expect, test } from 'vitest';
import { coerceText } from './coerce-text.js';
import { findPath } from './find-path.js';
import { shapeOf } from './shape-of.js';

const read = (text: string, schema: unknown, root: unknown = schema) =>
  coerceText(text, shapeOf(schema, root), root);

test.each<[string, unknown, string, unknown]>([
  ['nullable', { type: 'integer', nullable: true }, 'null', null],
  ['a list of types', { type: ['integer', 'null'] }, '5', 5],
  [
    'allOf narrows types',
    { allOf: [{ type: ['string', 'null'] }, { type: 'string' }] },
    'null',
    'null',
  ],
  ['allOf narrows numbers', { allOf: [{ type: 'number' }, { type: 'integer' }] }, '5', 5],
  ['allOf narrows choices', { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, 'b', 'b'],
  ['anyOf of choices and null', { anyOf: [{ enum: ['a', 1] }, { type: 'null' }] }, '1', 1],
  ['oneOf of constants', { oneOf: [{ const: 'a' }, { const: 'b' }] }, 'b', 'b'],
  ['a type that nobody knows', { type: 'any' }, '5', 5],
  ['a list of lists', { type: 'array', items: { type: 'array' } }, '[[1],[2]]', [[1], [2]]],
])('%s', (_, schema, text, value) => {
  expect(read(text, schema)).toEqual({ value });
});

test('a property of several alternatives takes what any of them takes', () => {
  const root = {
    anyOf: [
      { properties: { kind: { const: 'a' }, x: { type: 'string' } } },
      { properties: { kind: { const: 'b' } } },
    ],
  };
  const shape = shapeOf(root, root);
  for (const kind of ['a', 'b']) {
    expect(coerceText(kind, shapeOf(shape.properties['kind'], root), root)).toEqual({
      value: kind,
    });
  }
  expect(coerceText('c', shapeOf(shape.properties['kind'], root), root)).toHaveProperty('problem');
});

test('names by pattern take what a pattern says, without trying it', () => {
  const root = {
    patternProperties: { '^(a+)+$': { type: 'integer' } },
    additionalProperties: false,
  };
  const found = findPath(`${'a'.repeat(60)}!`, { shape: shapeOf(root, root), root });
  expect(found?.shape.types).toEqual(new Set(['integer']));
});

test.each([
  ['itself', { $ref: '#' }],
  [
    'itself twice, and again',
    { anyOf: [{ $ref: '#' }, { $ref: '#' }, { $ref: '#' }, { $ref: '#' }] },
  ],
  ['nowhere', { $ref: '#/$defs/none' }],
  ['elsewhere', { $ref: 'https://schemas.example/x.json' }],
  ['a name', { $ref: '#name' }],
  ['what is no encoding', { $ref: '#/%zz' }],
])('a schema that refers to %s allows anything', (_, schema) => {
  expect(read('5', schema)).toEqual({ value: 5 });
});
