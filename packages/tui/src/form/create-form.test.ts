import { expect, test } from 'vitest';
import { createForm } from './create-form.js';
import { readForm } from './read-form.js';

const kindsOf = (schema: unknown) =>
  Object.fromEntries(
    createForm(schema).fields.map((field) => [
      field.key,
      field.kind === 'text' ? `text as ${field.as}` : field.kind,
    ]),
  );

test('each property is a field of the kind that its schema says', () => {
  const properties = {
    name: { type: 'string' },
    count: { type: 'integer' },
    ratio: { type: ['number', 'null'] },
    isOn: { type: 'boolean' },
    unit: { enum: ['a', 'b'] },
    tags: { type: 'array', items: { type: 'string' } },
    days: { type: 'array', items: { enum: ['mon', 'tue'] } },
    points: { type: 'array', items: { type: 'object' } },
    map: { type: 'object', additionalProperties: { type: 'number' } },
    id: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
    free: {},
    maybe: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] },
  };
  expect(kindsOf({ type: 'object', properties })).toEqual({
    name: 'text as string',
    count: 'text as number',
    ratio: 'text as number',
    isOn: 'boolean',
    unit: 'choice',
    tags: 'list',
    days: 'choices',
    points: 'text as json',
    map: 'text as json',
    id: 'text as any',
    free: 'text as any',
    maybe: 'text as string',
    pair: 'text as json',
  });
});

test('a small object is fields of its own, two levels deep', () => {
  const inner = (properties: object) => ({ type: 'object', properties });
  const leaf = { type: 'string' };
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`p${index}`, leaf]));
  expect(
    Object.keys(
      kindsOf(
        inner({
          filter: inner({ status: leaf, range: inner({ from: leaf }) }),
          deep: inner({ one: inner({ two: inner({ three: leaf }) }) }),
          many: inner(many),
          either: { type: 'object', oneOf: [inner({ a: leaf }), inner({ b: leaf })] },
        }),
      ),
    ),
  ).toEqual(['filter.status', 'filter.range.from', 'deep', 'many', 'either']);
});

test('keys of fields are all different, whatever the names are', () => {
  const properties = {
    'a.b': { type: 'string' },
    a: { type: 'object', properties: { b: { type: 'string' } } },
    '': { type: 'string' },
    '[more]': { type: 'string' },
    '["a.b"]': { type: 'string' },
  };
  const keys = createForm({ properties }, { initial: { other: 1 } }).fields.map(({ key }) => key);
  expect(keys).toHaveLength(6);
  expect(new Set(keys).size).toBe(6);
});

test('the first field that has to be filled in has the focus', () => {
  const properties = {
    note: { type: 'string' },
    mode: { enum: ['fast', 'slow'], default: 'fast' },
    city: { type: 'string' },
  };
  const schema = { type: 'object', properties, required: ['mode', 'city'] };
  const focusedKey = (initial: Record<string, unknown>) => {
    const { fields, focused } = createForm(schema, { initial });
    return fields[focused]?.key;
  };
  expect(focusedKey({})).toBe('city');
  expect(focusedKey({ city: 'Oslo' })).toBe('note');
  expect(createForm({ type: 'object' })).toMatchObject({ fields: [], focused: -1 });
});

test('a default is sent only where the schema asks for the property', () => {
  const properties = { a: { type: 'integer', default: 5 }, b: { type: 'integer', default: 6 } };
  const form = createForm({ type: 'object', properties, required: ['a'] });
  expect(readForm(form)).toEqual({ parameters: { a: 5 }, problems: new Map() });
});

test('an object that is asked for is sent with nothing in it, another one is not', () => {
  const part = { type: 'object', properties: { x: { type: 'string' } }, required: ['x'] };
  const none = { type: 'object', properties: { y: { type: 'string' } } };
  const form = createForm({
    type: 'object',
    properties: { optional: part, needed: none },
    required: ['needed'],
  });
  expect(readForm(form)).toEqual({ parameters: { needed: {} }, problems: new Map() });
  const begun = createForm(
    { type: 'object', properties: { whole: { ...part, required: ['x', 'z'] } } },
    { initial: { whole: { x: 'a' } } },
  );
  expect([...readForm(begun).problems]).toEqual([['whole.z', 'is required']]);
});

test.each([
  ['a text that looks like another thing', { s: '007', t: 'null', u: '' }],
  ['values that no plain field holds', { n: null, list: ['', 'a'], any: '5', tags: [] }],
  ['what the schema does not know', { other: { deep: [1] }, ['__proto__']: 3 }],
  ['an empty object', { group: {} }],
  ['an object with more in it', { group: { x: 'a', extra: 1 } }],
  ['a value of another type', { n: 'many', on: 'yes', unit: 'c', group: 'none' }],
  ['lines', { s: 'one\ntwo\t\r\nthree' }],
  ['large numbers', { n: 1e21, any: 1e300 }],
])('the form of a call that is made again says the same: %s', (_, initial) => {
  const schema = {
    type: 'object',
    properties: {
      s: { type: 'string' },
      t: { type: ['string', 'null'] },
      u: { type: 'string' },
      n: { type: ['number', 'null'] },
      on: { type: 'boolean' },
      any: {},
      unit: { enum: ['a', 'b'] },
      list: { type: 'array', items: { type: 'string' } },
      tags: { type: 'array', items: { enum: ['x', 'y'] } },
      group: { type: 'object', properties: { x: { type: 'string' } } },
    },
  };
  const { parameters } = readForm(createForm(schema, { initial }));
  expect(JSON.parse(JSON.stringify(parameters))).toEqual(JSON.parse(JSON.stringify(initial)));
  expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
});

test('what was not kept of an earlier call is typed again', () => {
  const properties = { password: { type: 'string' } };
  const form = createForm(
    { type: 'object', properties, required: ['password'] },
    { initial: { password: '[redacted]' } },
  );
  expect([...readForm(form).problems]).toEqual([['password', 'is required']]);
});

test('titles of choices and fields are what people read', () => {
  const properties = {
    unit: { title: 'Unit', oneOf: [{ const: 'c', title: 'Celsius' }, { const: 'f' }] },
    old: { type: 'string', enum: ['1', '2'], enumNames: ['One', 'Two'] },
    many: { type: 'array', items: { anyOf: [{ const: 1, title: 'First' }] } },
  };
  const form = createForm({ type: 'object', properties }, { labels: 'titles' });
  const labels = form.fields.map((field) => [
    field.label,
    'choices' in field ? field.choices.map(({ label }) => label) : [],
  ]);
  expect(labels).toEqual([
    ['Unit', ['Celsius', 'f']],
    ['old', ['One', 'Two']],
    ['many', ['First']],
  ]);
  expect(createForm({ type: 'object', properties }).fields[0]?.label).toBe('unit');
});

test('what is secret is known by its schema, by its name, or because it is said', () => {
  const properties = {
    a: { type: 'string', writeOnly: true },
    b: { type: 'string', format: 'password' },
    apiKey: { type: 'string' },
    own: { type: 'string' },
    token: { type: 'string' },
    secret_name: { type: 'string' },
  };
  const form = createForm({ type: 'object', properties }, { secrets: ['own'] });
  const secret = form.fields.filter((field) => field.kind === 'text' && field.isSecret);
  expect(secret.map(({ key }) => key)).toEqual(['a', 'b', 'apiKey', 'own']);
});

test('of several ways to call a tool one is chosen; the one that fits what is given', () => {
  const schema = {
    type: 'object',
    properties: { note: { type: 'string' } },
    oneOf: [
      { title: 'By card', properties: { kind: { const: 'card' }, number: { type: 'string' } } },
      {
        properties: { kind: { const: 'bank' }, iban: { type: 'string' } },
        required: ['kind', 'iban'],
      },
    ],
  };
  const form = createForm(schema, { initial: { kind: 'bank', iban: 'NO1', note: 'x' } });
  expect(form.fields[0]).toMatchObject({
    key: '[variant]',
    choices: [{ label: 'By card' }, { label: 'bank' }],
    chosen: 1,
  });
  expect(readForm(form)).toEqual({
    parameters: { kind: 'bank', iban: 'NO1', note: 'x' },
    problems: new Map(),
  });
});

test('what has to be given together is no choice between forms', () => {
  const properties = { a: { type: 'string' }, b: { type: 'string' } };
  const form = createForm({
    type: 'object',
    properties,
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  });
  expect(form.fields.map(({ key }) => key)).toEqual(['a', 'b']);
  expect([...readForm(form).problems]).toEqual([['', 'needs a or b']]);
});

test('a schema without names takes a whole JSON object', () => {
  const form = createForm({ type: 'object', additionalProperties: true });
  expect(form.fields).toMatchObject([{ key: '[more]', label: 'parameters', as: 'json' }]);
});
