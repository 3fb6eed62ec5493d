import { expect, test } from 'vitest';
import { createParameterValidator } from './parameter-validator.js';

const warnings: string[] = [];

function setUp() {
  warnings.length = 0;
  const warn = (_: string, facts?: object): void => void warnings.push(JSON.stringify(facts));
  const validator = createParameterValidator({
    logger: { debug() {}, info() {}, warn, error() {} },
  });
  return (inputSchema: object, parameters: Record<string, unknown>) =>
    validator.check({ name: 'tool', inputSchema: { ...inputSchema } }, { parameters });
}

const isValid = { faults: [], unreported: 0 };
const textWith = (facts: object) => ({ properties: { s: { type: 'string', ...facts } } });

test('a schema that calls itself asynchronous is checked like any other', () => {
  const check = setUp();
  const schema = { $async: true, required: ['x'], properties: { x: { $async: true, minimum: 1 } } };
  expect(check(schema, {}).faults).toMatchObject([{ message: '"x" is required' }]);
  expect(check(schema, { x: 0 }).faults).toMatchObject([{ path: '/x' }]);
  expect(check({ properties: { $async: { type: 'string' } } }, { $async: 1 }).faults).toHaveLength(
    1,
  );
});

test('no pattern of a service holds up the process', () => {
  const check = setUp();
  const long = `${'a'.repeat(100_000)}!`;
  expect(check(textWith({ pattern: '^(a+)+$' }), { s: long }).faults).toHaveLength(1);
  expect(check({ patternProperties: { '^(a|a)*$': false } }, { [long]: 1 })).toEqual(isValid);
  for (const format of ['url', 'uri', 'email', 'uri-template', 'hostname', 'duration']) {
    const hostile = `http://${'a-'.repeat(50_000)} ${'0'.repeat(50_000)}@`;
    expect(check(textWith({ format }), { s: hostile }).faults, format).toHaveLength(1);
  }
});

test('patterns mean what they mean in ECMAScript', () => {
  const check = setUp();
  const matches = (pattern: string, s: string) =>
    check(textWith({ pattern }), { s }).faults.length === 0;
  expect(matches('^\\s$', '\u00a0')).toBe(true);
  expect(matches('^[\\s]$', '\u2003')).toBe(true);
  expect(matches('^\\S$', '\u00a0')).toBe(false);
  expect(matches('^.$', '\r')).toBe(false);
  expect(matches('^a$', 'a\n')).toBe(false);
  expect(matches('^\\u00e9\\/\\d{2}(?<n>x)$', 'é/12x')).toBe(true);
  expect(matches('^\\.$', 'x')).toBe(false);
  expect(warnings).toEqual([]);
});

test('what cannot be checked safely is let through and told once; the rest is checked', () => {
  const check = setUp();
  const properties = {
    ahead: { pattern: '^(?=a)b' },
    back: { pattern: '(a)\\1' },
    named: { pattern: '(?<n>a)\\k<n>' },
    n: { type: 'number' },
  };
  expect(check({ properties }, { ahead: 'x', back: 'x', named: 'x' })).toEqual(isValid);
  expect(check({ properties }, { n: 'x' }).faults).toMatchObject([{ path: '/n' }]);
  expect(warnings.filter((warning) => warning.includes('looks around'))).toHaveLength(1);
});

test('what a schema refers to elsewhere is not fetched; the rest is checked', () => {
  const check = setUp();
  const remote = { $ref: 'https://schemas.example/x.json#/y' };
  const schema = { properties: { far: remote, n: { type: 'number' } } };
  expect(check(schema, { far: 1, n: 'x' }).faults).toMatchObject([{ path: '/n' }]);
  expect(check({ ...remote, unevaluatedProperties: false }, { any: 1 })).toEqual(isValid);
  expect(warnings[0]).toContain('$ref');
});

test('references that double the work end', () => {
  const check = setUp();
  const levels = Array.from({ length: 40 }, (_, level) => [
    `l${level}`,
    { allOf: [{ $ref: `#/$defs/l${level + 1}` }, { $ref: `#/$defs/l${level + 1}` }] },
  ]);
  const $defs = { ...Object.fromEntries(levels), l40: { type: 'object' } };
  expect(check({ $ref: '#/$defs/l0', $defs }, {})).toEqual(isValid);
  expect(warnings[0]).toContain('costs too much');
});

test('items that must differ are compared by what they say, in linear time', () => {
  const check = setUp();
  const schema = { properties: { a: { uniqueItems: true } } };
  const many = Array.from({ length: 50_000 }, (_, index) => ({ index }));
  expect(check(schema, { a: many })).toEqual(isValid);
  expect(
    check(schema, {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    }).faults,
  ).toHaveLength(1);
});

test('neither the number of faults nor their texts follow the size of the parameters', () => {
  const check = setUp();
  const schema = { properties: { a: { items: { type: 'string' } } }, additionalProperties: false };
  const some = check(schema, { a: Array.from({ length: 100 }, () => 1) });
  expect([some.faults.length, some.unreported]).toEqual([20, 80]);
  expect(check(schema, { a: Array.from({ length: 100_000 }, () => 1) }).faults).toHaveLength(1);
  const [long] = check(schema, { ['x'.repeat(10_000)]: 1 }).faults;
  expect(long?.message.length).toBe(200);
  const options = Array.from({ length: 10_000 }, (_, index) => `option ${index}`);
  const [choice] = check(textWith({ enum: options }), { s: 'x' }).faults;
  expect(choice?.message.length).toBeLessThanOrEqual(200);
});

test('one schema cannot change what another one says', () => {
  const check = setUp();
  const named = (type: string) => ({
    properties: { a: { $ref: 'https://x.test/y' } },
    $defs: { y: { $id: 'https://x.test/y', type } },
  });
  expect(check(named('string'), { a: 's' })).toEqual(isValid);
  expect(check(named('number'), { a: 's' }).faults).toHaveLength(1);
});

test('a schema that is none leaves the parameters unchecked', () => {
  const check = setUp();
  expect(check({ type: 'strin', required: 'x' }, { a: 1 })).toEqual(isValid);
  expect(check({ properties: { a: { enum: ['x'.repeat(300_000)] } } }, { a: 1 })).toEqual(isValid);
  expect(warnings).toHaveLength(2);
});

test('what every object inherits is not taken for a parameter', () => {
  const check = setUp();
  const properties = { constructor: { type: 'string' }, toString: { type: 'string' } };
  expect(check({ properties }, {})).toEqual(isValid);
  expect(check({ properties, required: ['constructor'] }, {}).faults).toMatchObject([
    { message: '"constructor" is required' },
  ]);
  expect(check({ properties }, { constructor: 1 }).faults).toMatchObject([
    { path: '/constructor' },
  ]);
});

test('a proof is checked only where the tool says what it is, and is never missing', () => {
  const check = setUp();
  const faultsOf = (schema: object, parameters: object) =>
    check(schema, { ...parameters }).faults.map(({ path }) => path);
  const query = { type: 'string' };
  const closed = { type: 'object', properties: { query }, additionalProperties: false };
  expect(faultsOf(closed, { query: 'a', __evmauth: 1 })).toEqual([]);
  expect(faultsOf(closed, { query: 1, __evmauth: {} })).toEqual(['/query']);
  const declared = {
    type: 'object',
    properties: { query, __evmauth: { type: 'object', required: ['signature'] } },
    required: ['query', '__evmauth'],
  };
  expect(faultsOf(declared, { query: 'a', __evmauth: { signature: '0x' } })).toEqual([]);
  expect(faultsOf(declared, { query: 'a', __evmauth: 'text' })).toEqual(['/__evmauth']);
  // The service says itself that it is missing, in words by which one can be made.
  expect(faultsOf(declared, { query: 'a' })).toEqual([]);
  expect(faultsOf(declared, {})).toHaveLength(1);
});
