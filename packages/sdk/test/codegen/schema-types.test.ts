import { describe, expect, test } from 'vitest';
import { generateTypes } from '../../src/codegen/index.js';
import { printOutput } from './support/print-output.js';
import { printParameter } from './support/print-parameter.js';

const many = Array.from({ length: 501 }, (_, index) => `value ${index}`);

describe('a schema of a parameter', () => {
  test.for<[schema: unknown, type: string]>([
    [{ type: 'string' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'string', nullable: true }, 'string | null'],
    [{ type: ['boolean', 'array'], items: { type: 'string' } }, 'boolean | readonly string[]'],
    [{ type: 'int' }, 'unknown'],
    [{ type: 5 }, 'unknown'],
    [{}, 'unknown'],
    [true, 'unknown'],
    [false, 'never'],
    ['string', 'unknown'],
    [null, 'unknown'],

    [{ enum: ['a', "it's", 1, null, true] }, String.raw`'a' | 'it\'s' | 1 | null | true`],
    [{ type: 'string', enum: ['a', 'a'] }, "'a'"],
    [{ enum: [] }, 'unknown'],
    [{ enum: [{ a: 1 }, [2]] }, 'Record<string, unknown> | unknown[]'],
    [{ enum: many }, 'string'],
    [{ enum: ['x'.repeat(30_000), 1] }, 'string | number'],
    [{ const: 5 }, '5'],
    [{ const: -0 }, '0'],
    [{ const: Infinity }, 'number'],
    [{ const: 'half \ud800' }, 'string'],
    [{ const: 'a\u2028\u202eb\\' }, String.raw`'a\u2028\u202eb\\'`],

    [{ type: 'object' }, 'Record<string, unknown>'],
    [{ type: 'object', properties: {} }, 'Record<string, unknown>'],
    [{ type: 'object', additionalProperties: false }, 'Record<string, never>'],
    [{ properties: { a: { type: 'string' } }, required: ['a'] }, '{ a: string; }'],
    [{ properties: { a: { type: 'string' } } }, '{ a?: string | undefined; }'],
    [{ properties: { a: {} } }, '{ a?: unknown; }'],
    [{ properties: { a: { enum: [1, 2] } } }, '{ a?: 1 | 2 | undefined; }'],
    [{ properties: { a: { not: {} } } }, '{ a?: undefined; }'],
    [{ type: 'object', required: ['a'] }, '{ a: unknown; }'],
    [{ type: 'object', properties: [], required: 'a' }, 'Record<string, unknown>'],
    [
      { properties: { 'b-c': true, "it's": true, $d: true, 日: true } },
      String.raw`{ 'b-c'?: unknown; 'it\'s'?: unknown; $d?: unknown; '日'?: unknown; }`,
    ],
    [{ properties: { constructor: { type: 'string' } } }, '{ constructor?: unknown; }'],
    [
      { properties: { constructor: { type: 'string' } }, required: ['constructor'] },
      '{ constructor: string; }',
    ],
    [
      JSON.parse('{"properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}'),
      '{ __proto__: string; }',
    ],
    [{ properties: { 'half \ud800': { type: 'string' }, a: true } }, '{ a?: unknown; }'],

    [{ type: 'object', additionalProperties: { type: 'number' } }, '{ [name: string]: number; }'],
    [{ type: 'object', additionalProperties: {} }, 'Record<string, unknown>'],
    [
      { properties: { a: { type: 'string' } }, additionalProperties: true },
      '{ a?: string | undefined; [name: string]: unknown; }',
    ],
    [
      { properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } },
      '{ a?: string | undefined; [name: string]: number | string | undefined; }',
    ],
    [
      { properties: { a: { properties: { b: true } } }, additionalProperties: { type: 'number' } },
      '{ a?: { b?: unknown; } | undefined; [name: string]: unknown; }',
    ],
    [
      { type: 'object', patternProperties: { '^x': { type: 'number' } } },
      '{ [name: string]: number; }',
    ],
    [
      { patternProperties: { '^x': { type: 'number' } }, additionalProperties: { type: 'string' } },
      '{ [name: string]: number | string; }',
    ],
    [
      {
        patternProperties: { '^x': { type: 'number' } },
        properties: { a: { type: 'string' } },
        required: ['a'],
        additionalProperties: false,
      },
      '{ a: string; [name: string]: number | string; }',
    ],

    [{ type: 'array' }, 'readonly unknown[]'],
    [{ items: { enum: ['a', 'b'] } }, "readonly ('a' | 'b')[]"],
    [{ items: { items: { type: 'number' } } }, 'readonly (readonly number[])[]'],
    [
      { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
      'readonly [number, number]',
    ],
    [{ type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 2 }, 'readonly number[]'],
    [
      { items: { items: { type: 'number' }, minItems: 2, maxItems: 2 } },
      'readonly (readonly [number, number])[]',
    ],
    [{ prefixItems: [{ type: 'string' }, { type: 'number' }] }, 'readonly [string, number]'],
    [
      { prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1 },
      'readonly [string, (number)?]',
    ],
    [
      { prefixItems: [{ type: 'string' }], items: { enum: [1, 2] } },
      'readonly [string, ...(1 | 2)[]]',
    ],
    [{ type: 'array', items: [{ type: 'string' }], additionalItems: false }, 'readonly [string]'],
    [
      { type: 'array', items: [{ type: 'string' }], additionalItems: { type: 'null' } },
      'readonly [string, ...null[]]',
    ],

    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ oneOf: [{ const: true }, { const: false }] }, 'boolean'],
    [{ anyOf: [{ anyOf: [{ not: {} }, { type: 'string' }] }, { type: 'null' }] }, 'string | null'],
    [{ anyOf: [{ type: 'string' }, {}] }, 'unknown'],
    [{ anyOf: Array.from({ length: 101 }, (_, index) => ({ const: index })) }, 'unknown'],
    [{ not: { type: 'string' } }, 'unknown'],
    [
      { allOf: [{ properties: { a: true } }, { properties: { b: true } }] },
      '{ a?: unknown; } & { b?: unknown; }',
    ],
    [{ type: 'object', allOf: [{ properties: { a: true } }] }, '{ a?: unknown; }'],
    [
      {
        type: 'object',
        properties: { a: { type: 'string' } },
        anyOf: [{ required: ['a'] }, { required: ['b'] }],
      },
      '{ a?: string | undefined; } & ({ a: unknown; } | { b: unknown; })',
    ],
    [{ type: 'string', anyOf: [{ format: 'date' }, { format: 'uuid' }] }, 'string'],

    [{ $ref: 'https://example.com/schema.json' }, 'unknown'],
    [{ $ref: 'file:///etc/passwd' }, 'unknown'],
    [{ $ref: '#/$defs/none' }, 'unknown'],
    [{ $ref: '#/$defs/__proto__' }, 'unknown'],
    [{ $ref: '#/%zz' }, 'unknown'],
    [{ $ref: '#/required/0' }, 'unknown'],
    [{ $ref: 5 }, 'unknown'],
  ])('%j is %s', ([schema, type]) => {
    expect(printParameter(schema)).toEqual(type);
  });
});

describe('a reference', () => {
  const defs = {
    City: { type: 'string', enum: ['a', 'b'] },
    'a/b~c d': { type: 'number' },
    Tree: {
      type: 'object',
      properties: { nodes: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
    },
    Loop: { $ref: '#/$defs/Pool' },
    Pool: { $ref: '#/$defs/Loop' },
    Self: { anyOf: [{ $ref: '#/$defs/Self' }, { type: 'string' }] },
    Both: { anyOf: [{ properties: { x: { $ref: '#/$defs/Twin' } } }, { $ref: '#/$defs/Twin' }] },
    Twin: { anyOf: [{ $ref: '#/$defs/Both' }, { type: 'number' }] },
    List: { type: 'array', items: { $ref: '#/$defs/List' } },
    Map: { type: 'object', additionalProperties: { $ref: '#/$defs/Map' } },
    Pair: { type: 'array', prefixItems: [{ $ref: '#/$defs/Pair' }], minItems: 0 },
    own: { $id: 'https://example.com/own', properties: { a: { $ref: '#/$defs/City' } } },
  };

  test.for<[schema: unknown, type: string]>([
    [{ $ref: '#/$defs/City' }, "STCity\nSTCity = 'a' | 'b'"],
    [{ $ref: '#/$defs/City', description: 'Where.', default: 'a' }, "STCity\nSTCity = 'a' | 'b'"],
    [{ anyOf: [{ $ref: '#/$defs/City' }, { type: 'null' }] }, "STCity | null\nSTCity = 'a' | 'b'"],
    [{ $ref: '#/$defs/a~1b~0c%20d' }, 'STABCD\nSTABCD = number'],
    [{ $ref: '#/$defs/Tree' }, 'STTree\nSTTree = { nodes?: readonly STTree[] | undefined; }'],
    [
      { $ref: '#/properties/x/items', items: { type: 'string' } },
      'STXItem & (readonly string[])\nSTXItem = string',
    ],
    [{ $ref: '#/$defs/Loop' }, 'STLoop\nSTLoop = unknown\nSTPool = STLoop'],
    [{ $ref: '#/$defs/Self' }, 'STSelf\nSTSelf = unknown'],
    [{ $ref: '#/$defs/Both' }, 'STBoth\nSTBoth = unknown\nSTTwin = STBoth | number'],
    [{ $ref: '#/$defs/List' }, 'STList\nSTList = readonly STList[]'],
    [{ $ref: '#/$defs/Map' }, 'STMap\nSTMap = { [name: string]: STMap; }'],
    [{ $ref: '#/$defs/Pair' }, 'STPair\nSTPair = readonly [(STPair)?]'],
    [{ $ref: '#/$defs/own' }, 'STOwn\nSTOwn = { a?: unknown; }'],
  ])('%j is %s', ([schema, type]) => {
    expect(printParameter(schema, { defs })).toBe(type);
  });
});

test.for<[schema: Record<string, unknown>, type: string]>([
  [
    { type: 'object', properties: { a: { type: 'array', items: { type: 'string' } } } },
    '{ a?: string[]; }',
  ],
  [{ type: 'array', items: { type: 'number' } }, 'number[]'],
  [{ type: 'object', properties: {} }, 'Record<string, unknown>'],
  [{}, 'unknown'],
])('the schema of an output %j is %s', ([schema, type]) => {
  expect(printOutput(schema)).toBe(type);
});

test('parts of an intersection are left out before the compiler has to give up on it', () => {
  const choices = Array.from({ length: 5 }, (_, part) => ({
    anyOf: Array.from({ length: 50 }, (__, index) => ({
      properties: { [`p${part}_${index}`]: true },
    })),
  }));
  const type = printParameter({ allOf: choices });
  expect(type).toContain('p0_49');
  expect(type).not.toContain('&');
});

test('a document that contains itself has a name', () => {
  const inputSchema = { type: 'object', properties: { child: { $ref: '#' } } };
  const text = generateTypes({ services: [{ id: 's', tools: [{ name: 't', inputSchema }] }] });
  expect(text).toContain('parameters: STParameters;');
  expect(text).toContain('type STParameters = {\n  child?: STParameters | undefined;\n};');
});

test('nesting without end becomes unknown at some depth', () => {
  let schema: unknown = { type: 'string' };
  for (let depth = 0; depth < 20_000; depth += 1) schema = { type: 'array', items: schema };
  expect(printParameter(schema)).toMatch(/^(?:readonly \(){10,40}readonly unknown\[\]/u);
});
