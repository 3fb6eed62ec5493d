import { expect, test } from 'vitest';
import { formOfSchema } from './form-of-schema.ts';
import { readForm } from './read-form.ts';

const form = formOfSchema({
  type: 'object',
  required: ['city', 'agree'],
  properties: {
    city: { type: 'string' },
    days: { type: 'integer', minimum: 1, maximum: 7 },
    units: { enum: ['metric', 'imperial'] },
    detailed: { type: 'boolean' },
    agree: { type: 'boolean' },
    tags: { type: 'array' },
  },
});

test('what is empty or untouched is left out, unless it is needed', () => {
  expect(readForm(form, new Map([['city', ' Oslo ']]))).toEqual({
    parameters: { city: ' Oslo ', agree: false },
  });
});

test('everything has the type that the schema wants', () => {
  const values = new Map<string, string | boolean>([
    ['city', '7'],
    ['days', '3'],
    ['units', '1'],
    ['detailed', false],
    ['agree', true],
    ['tags', '["a"]'],
  ]);
  expect(readForm(form, values)).toEqual({
    parameters: {
      city: '7',
      days: 3,
      units: 'imperial',
      detailed: false,
      agree: true,
      tags: ['a'],
    },
  });
});

test.each([
  ['city', '  ', /needed/],
  ['days', 'three', /number/],
  ['days', '1.5', /whole/],
  ['days', '0', /At least 1/],
  ['days', '8', /At most 7/],
  ['tags', 'a, b', /no JSON/],
])('%s cannot be %j', (name, text, fault) => {
  const reading = readForm(
    form,
    new Map([
      ['city', 'Oslo'],
      [name, text],
    ]),
  );
  expect('faults' in reading && reading.faults.get(name)).toMatch(fault);
});

test('parameters that are asked for as a whole are an object', () => {
  const whole = formOfSchema({ oneOf: [] });
  expect(readForm(whole, new Map())).toEqual({ parameters: {} });
  expect(readForm(whole, new Map([['parameters', '{"a": 1}']]))).toEqual({ parameters: { a: 1 } });
  expect(readForm(whole, new Map([['parameters', '[1]']]))).toHaveProperty('faults');
});

test('a parameter of any name arrives as what it is', () => {
  const properties: unknown = JSON.parse('{"__proto__": {"type": "string"}}');
  const reading = readForm(formOfSchema({ properties }), new Map([['__proto__', 'x']]));
  expect(JSON.stringify(reading)).toBe('{"parameters":{"__proto__":"x"}}');
});
