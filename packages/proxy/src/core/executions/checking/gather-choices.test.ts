import type { ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { createParameterValidator } from './parameter-validator.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const { check } = createParameterValidator({ logger: silent });

/** The faults of one value by its schema. */
function faultsOf(schema: object, value: unknown): string[] {
  const inputSchema = { type: 'object', properties: { one: schema } };
  const tool: ToolDefinition = { name: 'choose', inputSchema };
  const { faults, unreported } = check(tool, { parameters: { one: value } });
  expect(unreported).toBe(0);
  return faults.map(({ path, message }) => `${path} ${message}`);
}

const titled = (...values: unknown[]) => values.map((value) => ({ const: value, title: 'One' }));
const many = Array.from({ length: 100 }, (_, index) => `value ${index}`);

test.each([
  ['of one', { type: 'string', oneOf: titled('s', 'm') }, 'x', ['/one must be one of "s", "m"']],
  ['of any', { anyOf: titled(1, null) }, 'x', ['/one must be one of 1, null']],
  [
    'of several',
    { type: 'array', items: { anyOf: titled('s', 'm') } },
    ['x', 's', 'y'],
    ['/one/0 must be one of "s", "m"', '/one/2 must be one of "s", "m"'],
  ],
  ['a plain list', { enum: ['s', 'm'] }, 'x', ['/one must be one of "s", "m"']],
  ['a constant', { const: 's' }, 'x', ['/one must be "s"']],
  ['a right one', { oneOf: titled('s', 'm') }, 's', []],
])('what may be chosen is named: %s', (_, schema, value, expected) => {
  expect(faultsOf(schema, value)).toEqual(expected);
});

test('of very many not all are named', () => {
  const [fault, ...others] = faultsOf({ oneOf: titled(...many) }, 'x');
  expect(others).toEqual([]);
  expect(fault).toMatch(/^\/one must be one of "value 0", "value 1", .{1,200}$/);
  expect(fault).not.toContain('value 99');
});

test('where there are other ways too, a constant is one fault of several', () => {
  const schema = { oneOf: [{ const: 'auto' }, { type: 'object', required: ['size'] }] };
  for (const value of ['x', {}]) {
    const faults = faultsOf(schema, value);
    expect(faults).toContain('/one must be "auto"');
    expect(faults.length).toBeGreaterThan(1);
  }
});

test('a choice within a choice', () => {
  const schema = { oneOf: [{ oneOf: titled('s', 'm') }, { type: 'number' }] };
  expect(faultsOf(schema, 'x')).toContain('/one must be one of "s", "m"');
  expect(faultsOf(schema, 'x')).toContain('/one must be number');
});
