import type { DescribedService } from '../../../src/codegen/index.js';

/** Texts that try to be something else than text, each in every place where a service has a say. */
export const hostileTexts = [
  '*/ export const evil: any = 1; /*',
  '*\u0000/ export const evil: any = 1; /*',
  "'; export const evil: any = 1; '",
  '"; export const evil: any = 1; "',
  '`${evil}`',
  '} export const evil: any = 1; interface Y {',
  '\n} } export const evil: any = 1; declare module "fs" { interface X {',
  '\r\n\u2028\u2029\u0085 export const evil: any = 1;',
  '@ts-nocheck',
  '@ts-ignore',
  '*/\n// @ts-nocheck\n/*',
  '/// <reference types="node" />',
  '{@link x} @deprecated',
  'turned \u202e round \u2066 about',
  'half \ud800 a pair \udc00',
  'back\\',
  "back\\'",
  '\\u0027',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  '[Symbol.iterator]',
  'readonly',
  'get',
  'set',
  'new',
  'async',
  'static',
  'declare',
  '#private',
  '123',
  '-1',
  '0x10',
  '1e3',
  'Infinity',
  '',
  ' ',
  '👩‍👩‍👧',
  '天気',
  'Record',
  'ServiceTypes',
  'string',
  'a b',
  'a-b',
  'a_b',
  'aB',
  'A B',
];

/** Services whose every text is hostile, and some whose schemas are. */
export function hostileServices(): DescribedService[] {
  const texts = hostileTexts.map((text, index) => ({
    id: `${text}${index}`,
    name: text,
    tools: hostileTexts.map((name) => ({
      name,
      title: text,
      description: text,
      inputSchema: hostileSchema(text, name),
      outputSchema: hostileSchema(name, text),
    })),
  }));
  const schemas = malformedSchemas().map((schema, index) => ({
    name: `tool ${index}`,
    inputSchema: schema as Record<string, unknown>,
    outputSchema: schema as Record<string, unknown>,
  }));
  return [...texts, { id: 'malformed', name: 'Malformed', tools: schemas }];
}

function hostileSchema(text: string, other: string): Record<string, unknown> {
  return {
    type: 'object',
    title: text,
    description: other,
    properties: {
      [text]: {
        type: 'string',
        enum: [text, other],
        default: text,
        description: text,
        title: other,
      },
      [`${text}${other}`]: {
        $ref: `#/$defs/${encodeURIComponent(other.toWellFormed()).replaceAll('%2F', '~1')}`,
      },
      constant: { const: text, default: { [text]: other } },
      record: { type: text, additionalProperties: { enum: [other] } },
      itself: { $ref: '#' },
    },
    required: [text, other],
    $defs: {
      [other.toWellFormed()]: { description: text, anyOf: [{ const: other }, { $ref: '#' }] },
    },
  };
}

function malformedSchemas(): unknown[] {
  const self: Record<string, unknown> = { type: 'object' };
  self['properties'] = { a: self, b: self, c: { anyOf: [self, self] } };
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  const wide = Array.from({ length: 60 }, (_, index) => ({ properties: { [`p${index}`]: true } }));
  return [
    null,
    5,
    'object',
    [],
    true,
    false,
    {},
    { type: 'string' },
    { type: [] },
    { type: [null, {}, 'object', 'object'] },
    { properties: 'x', required: {}, additionalProperties: 5, patternProperties: [] },
    { properties: { a: null, b: 5, c: [], d: 'x', e: undefined, f: () => 1, g: 5n } },
    { items: 'x', prefixItems: {}, minItems: 'x', maxItems: null },
    { properties: { a: { default: deep, const: deep }, b: { enum: [deep], title: deep } } },
    { type: 'array', minItems: -1, maxItems: -1 },
    { type: 'array', minItems: 1e9, maxItems: 1e9 },
    { enum: 'x', const: undefined },
    { enum: [undefined, () => 1, Number.NaN, [[[]]], { a: { b: 1 } }] },
    { anyOf: {}, oneOf: 'x', allOf: 5, not: 5 },
    { anyOf: [], allOf: [] },
    { allOf: [{ $ref: '#' }, { $ref: '#' }] },
    { anyOf: [{ $ref: '#/anyOf/1' }, { $ref: '#/anyOf/0' }] },
    { allOf: [{ anyOf: wide }, { anyOf: wide }, { anyOf: wide }, { anyOf: wide }] },
    { $ref: '#/a/b', a: { b: { $ref: '#/a' } } },
    {
      $ref: '#/$defs/A',
      $defs: {
        A: { allOf: [{ $ref: '#/$defs/B' }] },
        B: { items: { $ref: '#/$defs/A' }, anyOf: [{ $ref: '#/$defs/A' }] },
      },
    },
    { enum: Array.from({ length: 5000 }, (_, index) => `value ${index}`) },
    {
      properties: Object.fromEntries(
        Array.from({ length: 2000 }, (_, index) => [`p${index}`, { type: 'string' }]),
      ),
    },
    self,
  ];
}
