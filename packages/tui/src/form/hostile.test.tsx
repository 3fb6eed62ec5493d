import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { pressForm } from '../testing/press-form.js';
import { createForm } from './create-form.js';
import { FormView } from './form-view.js';
import { readForm } from './read-form.js';

const text = { type: 'string' };
const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, text]));
const own = (json: string) => JSON.parse(json) as Record<string, unknown>;
const evil = { type: 'string', pattern: '^(a+)+$' };

/** Schemas that a stranger could send: none of them may hang or crash a form. */
const schemas: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  true: true,
  'a list': [1],
  'a text': 'object',
  'properties that are none': { type: 'object', properties: 7, required: 'all' },
  'parts that are none': {
    properties: { a: null, b: 3, c: [], d: true, e: 'x' },
    required: [1, 'a'],
  },
  'a cycle': {
    $defs: { n: { type: 'object', properties: { n: { $ref: '#/$defs/n' }, v: text } } },
    $ref: '#/$defs/n',
  },
  'a reference to itself': { properties: { a: { $ref: '#/properties/a' } } },
  'a reference to the whole': {
    properties: { a: { $ref: '#' }, b: { type: 'array', items: { $ref: '#' } } },
  },
  'a reference to elsewhere': { properties: { a: { $ref: 'https://example.com/x.json' } } },
  'doubling alternatives': {
    $defs: { x: { anyOf: [{ $ref: '#/$defs/x' }, { $ref: '#/$defs/x' }, text] } },
    properties: { a: { $ref: '#/$defs/x' } },
    oneOf: [{ $ref: '#/$defs/x' }, { properties: { b: { $ref: '#/$defs/x' } } }],
  },
  'a prototype': own(
    '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}},"required":["__proto__"]}',
  ),
  'ten thousand properties': { type: 'object', properties: many },
  'ten thousand that are required': {
    type: 'object',
    properties: many,
    required: Object.keys(many),
  },
  'ten thousand choices': { properties: { a: { enum: Object.keys(many) } } },
  'a pattern that blows up': { properties: { a: evil, b: { type: 'array', items: evil } } },
  'a pattern that blows up over a default': {
    properties: {
      a: {
        type: 'array',
        items: evil,
        default: Array.from({ length: 5000 }, () => `${'a'.repeat(40)}!`),
      },
    },
    required: ['a'],
  },
  'a pattern that is none': { properties: { a: { type: 'string', pattern: '(' } } },
  'limits that are none': { properties: { a: { type: 'number', minimum: '1', multipleOf: 0 } } },
  'an empty enum': { properties: { a: { enum: [] }, b: { type: 'array', items: { enum: [] } } } },
  'a choice of objects': { properties: { a: { enum: [{ x: 1 }, null, [2]] } } },
  'escapes everywhere': {
    title: '\u001b]0;x\u0007',
    properties: {
      '\u001b[31m\u202e': {
        title: '\u001b[2J',
        description: '\u001b]52;c;x\u0007\nb',
        default: '\u001b[H',
      },
      b: { enum: ['\u001b[5m'], enumNames: ['\u009b2J'] },
    },
  },
};

test.each(Object.entries(schemas))('%s', (_, schema) => {
  const initial = own('{"__proto__":"x","a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}');
  for (const options of [{}, { initial }]) {
    let state = createForm(schema, { ...options, title: '\u001b[31mtool' });
    expect(state.fields.length).toBeLessThanOrEqual(202);
    const keys = [
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
      ' ',
      'Right',
      'ctrl-t',
      'x',
      'ctrl-u',
      'Tab',
    ];
    state = pressForm(state, [...keys, ...keys, 'Down', 'ctrl-s', 'Enter']);
    expect(Object.getPrototypeOf(readForm(state).parameters)).toBe(Object.prototype);
    const screen = renderToString(
      <FormView
        columns={40}
        preview={(parameters) => JSON.stringify(parameters)}
        rows={12}
        state={state}
      />,
      { columns: 40 },
    );
    expect(screen.split('\n').length).toBeLessThanOrEqual(12);
    expect(screen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});
