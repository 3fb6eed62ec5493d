import { existsSync, readFileSync } from 'node:fs';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv';
import type { JsonSchema, ToolDefinition } from '@nanda/protocol';
import { describe, expect, test } from 'vitest';
import { cleanParameters } from '../../src/connectors/clean-parameters.js';
import { isRecord } from '../../src/connectors/is-record.js';
import { mapSubschemas } from '../../src/connectors/map-subschemas.js';
import { resolveReference } from '../../src/connectors/resolve-reference.js';
import { createRandom, makeSample } from './make-sample.js';
import { ownSchemas } from './own-tools.js';

const realTools = new URL('../../../../../shared/data/tools.jsonl', import.meta.url);
const refusedAtTop = ['$ref', 'allOf', 'anyOf', 'const', 'enum', 'not', 'oneOf'];
const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Everything that an API of a model would refuse. */
function faultsOf(parameters: unknown): string[] {
  const faults: string[] = [];
  const visit = (schema: unknown): unknown => {
    if (!isRecord(schema)) {
      if (typeof schema !== 'boolean') faults.push(`no schema: ${JSON.stringify(schema)}`);
      return schema;
    }
    const { type, items, required, $ref: reference } = schema;
    for (const keyword of ['$schema', '$id', '$comment']) {
      if (keyword in schema) faults.push(keyword);
    }
    const named = [type].flat().filter((it) => it !== undefined);
    if (!named.every((it) => typeof it === 'string' && types.has(it))) faults.push('unknown type');
    if (named.includes('array') && items === undefined) faults.push('a list of what?');
    if (Array.isArray(items)) faults.push('tuple');
    if (required !== undefined && !Array.isArray(required)) faults.push('required');
    if (typeof reference === 'string' && resolveReference(parameters, reference) === undefined) {
      faults.push(`lost ${reference}`);
    }
    return mapSubschemas(schema, visit);
  };
  visit(parameters);
  if (!isRecord(parameters)) return ['no object'];
  if (parameters['type'] !== 'object') faults.push('top: type');
  if (!isRecord(parameters['properties'])) faults.push('top: properties');
  faults.push(...refusedAtTop.filter((keyword) => keyword in parameters).map((it) => `top: ${it}`));
  return faults;
}

/** Whether a schema accepts a value; undefined where it is none. */
function compile(schema: JsonSchema): ((value: unknown) => boolean) | undefined {
  try {
    const validate = new AjvJsonSchemaValidator().getValidator(schema);
    return (value) => validate(value).valid;
  } catch {
    return undefined;
  }
}

/** Compares the cleaned schema with the original on values that both may or may not accept. */
function compare(
  original: JsonSchema,
  { seed, rounds }: { readonly seed: number; readonly rounds: number },
) {
  const { parameters, note } = cleanParameters(original);
  expect(faultsOf(parameters)).toEqual([]);
  expect(cleanParameters(original).parameters).toEqual(parameters);
  const isValid = compile(original);
  const isValidAfter = compile(parameters);
  expect(isValidAfter, 'the cleaned schema is one').toBeDefined();
  if (isValid === undefined || isValidAfter === undefined) return undefined;
  const random = createRandom(seed);
  const counts = { accepted: 0, refused: 0, loosened: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const sample = makeSample(round % 2 === 0 ? original : parameters, {
      root: round % 2 === 0 ? original : parameters,
      random,
    });
    if (!isRecord(sample)) continue;
    const before = isValid(sample);
    const after = isValidAfter(sample);
    if (before) expect(after, `still accepts ${JSON.stringify(sample)}`).toBe(true);
    if (before) counts.accepted += 1;
    else if (after) counts.loosened += 1;
    else counts.refused += 1;
  }
  return { ...counts, note };
}

describe.each(Object.entries(ownSchemas))('%s', (name, schema) => {
  test('is as the APIs of models take it, and means the same', () => {
    const before = structuredClone(schema);
    const outcome = compare(schema, { seed: name.length, rounds: 200 });
    expect(schema).toEqual(before);
    const isChoice = name.startsWith('choices');
    if (!isChoice && outcome !== undefined) expect(outcome.loosened).toBe(0);
    expect(outcome?.note ?? '').toBe(
      isChoice
        ? name.includes('whole')
          ? 'Parameters: give "kind" and "city", or "kind" and "latitude".'
          : 'Parameters: give "id", or "name".'
        : '',
    );
  });
});

test.each([
  [
    'choices of required parameters',
    {
      type: 'object',
      properties: { id: { type: 'string' }, name: { type: 'string' }, text: { type: 'string' } },
      required: ['text'],
    },
  ],
  [
    'choices of whole objects',
    {
      type: 'object',
      properties: {
        kind: { anyOf: [{ const: 'city' }, { const: 'place' }] },
        city: { type: 'string' },
        latitude: { type: 'number' },
      },
      required: ['kind'],
    },
  ],
  [
    'a tuple as before 2020',
    {
      type: 'object',
      properties: {
        range: {
          type: 'array',
          prefixItems: [{ type: 'string' }, { type: 'number' }],
          items: { not: {} },
        },
      },
    },
  ],
  [
    'exclusive bounds as before draft 6',
    {
      type: 'object',
      properties: { ratio: { type: 'number', exclusiveMinimum: 0, maximum: 1 } },
    },
  ],
  ['nothing at all', { type: 'object', properties: {} }],
  [
    'a dialect and an id',
    {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
  ],
])('%s: what comes of it', (name, expected) => {
  expect(cleanParameters(ownSchemas[name] ?? {}).parameters).toEqual(expected);
});

test.each<[string, JsonSchema, object]>([
  [
    'a choice that says more of a known parameter, and one that does not',
    {
      properties: { kind: { type: 'string' }, a: {}, b: {} },
      anyOf: [{ properties: { kind: { const: 'x' } }, required: ['a'] }, { required: ['b'] }],
    },
    { properties: { kind: { type: 'string' }, a: {}, b: {} } },
  ],
  [
    'choices that all say more of a known parameter',
    {
      properties: { kind: { type: 'string' } },
      oneOf: [{ properties: { kind: { const: 'x' } } }, { properties: { kind: { const: 'y' } } }],
    },
    {
      properties: {
        kind: { allOf: [{ type: 'string' }, { anyOf: [{ const: 'x' }, { const: 'y' }] }] },
      },
    },
  ],
  [
    'choices that say the same of a parameter',
    {
      anyOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { type: 'string' } } }],
    },
    { properties: { a: { type: 'string' } } },
  ],
  [
    'parts that are added to a closed object',
    { properties: { a: {} }, additionalProperties: false, allOf: [{ properties: { b: {} } }] },
    { properties: { a: {}, b: {} } },
  ],
  [
    'parts that add nothing to a closed object',
    { properties: { a: {} }, additionalProperties: false, allOf: [{ required: ['a'] }] },
    { properties: { a: {} }, additionalProperties: false, required: ['a'] },
  ],
  [
    'paths with signs in them, and paths that only a prototype has',
    {
      properties: { a: { $ref: '#/$defs/a~1b%20c' }, b: { $ref: '#/properties/constructor' } },
      $defs: { 'a/b c': { type: 'string' } },
    },
    {
      properties: { a: { $ref: '#/$defs/a~1b%20c' }, b: {} },
      $defs: { 'a/b c': { type: 'string' } },
    },
  ],
  [
    'types that are none',
    { properties: { size: { type: 'int' }, what: { type: 'any' }, or: { type: ['string', 'x'] } } },
    { properties: { size: { type: 'integer' }, what: {}, or: {} } },
  ],
  [
    'values that no keyword has',
    { properties: { a: { enum: 'x', anyOf: [], required: 'yes', description: 7, title: 'A' } } },
    { properties: { a: { title: 'A' } } },
  ],
  [
    'properties that require themselves',
    { properties: { a: { type: 'string', required: true } }, required: ['b', 'b'] },
    { properties: { a: { type: 'string' } }, required: ['b', 'a'] },
  ],
  [
    'no schemas',
    { properties: { a: null, b: 'text', c: { items: 7, type: 'array' } } },
    { properties: { a: {}, b: {}, c: { type: 'array', items: {} } } },
  ],
  ['no properties', { type: ['object', 'null'], properties: [], required: {} }, { properties: {} }],
  [
    'a path out of the document',
    { properties: { a: { $ref: 'https://example.com/a.json', title: 'A' } } },
    { properties: { a: { title: 'A' } } },
  ],
  ['a circle at the top', { $ref: '#' }, { properties: {} }],
  [
    'a growing circle',
    { anyOf: [{ $ref: '#' }, { $ref: '#' }, { required: ['a'] }] },
    { properties: {} },
  ],
  [
    'a key that is no prototype',
    JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as JsonSchema,
    JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as object,
  ],
])('%s: as it should be', (_, schema, expected) => {
  const { parameters } = cleanParameters(schema);
  expect(faultsOf(parameters)).toEqual([]);
  expect(compile(parameters)).toBeDefined();
  expect(parameters).toEqual({ type: 'object', ...expected });
  expect(Object.getPrototypeOf(parameters.properties)).toBe(Object.prototype);
});

test('a schema that is there to overflow the stack is cut off', () => {
  let deep: JsonSchema = { type: 'string' };
  for (let level = 0; level < 20_000; level += 1) deep = { type: 'array', items: deep };
  const properties = { deep };
  for (const schema of [
    { properties },
    { allOf: [{ properties }, { properties: { deep: {} } }] },
  ]) {
    expect(faultsOf(cleanParameters(schema).parameters)).toEqual([]);
  }
});

test.runIf(existsSync(realTools))(
  'the tools of 400 real services',
  () => {
    const sets = readFileSync(realTools, 'utf8').trim().split('\n');
    const totals = { tools: 0, unreadable: 0, accepted: 0, refused: 0 };
    const loosened = new Map<string, string>();
    for (const [index, line] of sets.entries()) {
      const { tools } = (JSON.parse(line) as { tools: { tools: ToolDefinition[] } }).tools;
      for (const { name, inputSchema } of tools) {
        totals.tools += 1;
        const outcome = compare(inputSchema, { seed: index, rounds: 12 });
        if (outcome === undefined) {
          totals.unreadable += 1;
          continue;
        }
        totals.accepted += outcome.accepted;
        totals.refused += outcome.refused;
        if (outcome.loosened > 0) loosened.set(name, outcome.note);
      }
    }
    expect(sets).toHaveLength(400);
    // The original of that one is no JSON Schema, by its type "int".
    expect(totals).toMatchObject({ tools: 3077, unreadable: 1 });
    expect(totals.accepted).toBeGreaterThan(20_000);
    expect(totals.refused).toBeGreaterThan(10_000);
    // What is put into words, and nothing else, is not in the schema.
    expect(loosened.size).toBeGreaterThan(0);
    for (const note of loosened.values())
      expect(note).toMatch(/^Parameters: give "\w+", or "\w+"\.$/);
  },
  300_000,
);

test.each(['default', 'const', 'enum', 'examples', 'x-of-their-own'])(
  'what comes of a `%s` without a bottom can be sent',
  (keyword) => {
    const bottomless: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    const { parameters } = cleanParameters({
      properties: { a: { type: 'string', [keyword]: bottomless }, b: { default: { c: [1] } } },
    });
    expect(JSON.parse(JSON.stringify(parameters))).toEqual({
      type: 'object',
      properties: { a: { type: 'string' }, b: { default: { c: [1] } } },
    });
  },
);
